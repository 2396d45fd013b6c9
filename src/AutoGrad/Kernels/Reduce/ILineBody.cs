using System.Numerics;
using AutoGrad.Algebra;

namespace AutoGrad.Kernels;

/// <summary>What is done with each line of an array.</summary>
internal interface ILineBody<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Whether the elements of a line depend on those before them, so that the elements of a register must belong to different lines.</summary>
    static abstract bool IsSequential { get; }

    /// <summary>Treats the line, or the strip of lines, that begins at column <paramref name="column"/> of a block; several threads may call this for different lines.</summary>
    void Run<TLine, L>(TLine line, int block, int column)
        where TLine : struct, ILine<L, T>
        where L : struct, IFoldingLanes<L, T>;
}
