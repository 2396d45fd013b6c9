using System.Numerics;
using AutoGrad.Algebra;

namespace AutoGrad.Kernels;

/// <summary>
/// Elements that are reduced together, one register a step: a row of contiguous memory, which is folded at the end, or a strip of as many neighbouring
/// columns as a register has elements, each of which is a reduction of its own.
/// </summary>
internal interface ILine<L, T>
    where L : struct, IFoldingLanes<L, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The number of steps.</summary>
    int Steps { get; }

    /// <summary>Steps before this one can be read as a whole register.</summary>
    int Whole { get; }

    /// <summary>Reads a whole register.</summary>
    L Load(ref T origin, int step);

    /// <summary>Reads the elements of the line at a step from <see cref="Whole"/> on; the rest of the register holds anything.</summary>
    L LoadPart(ref T origin, int step);

    /// <summary>The elements of the line at a step from <see cref="Whole"/> on, and <paramref name="rest"/> in the rest of the register.</summary>
    L Only(L value, L rest);

    /// <summary>Writes the elements of the line.</summary>
    void Store(L value, ref T origin, int step);

    /// <summary>Reads the line's number from a list with one number a row or column.</summary>
    L LoadNumber(ref T origin);

    /// <summary>Writes, or adds, what the parts of the line combine to.</summary>
    void StoreTotal<TCombiner>(L parts, ref T destination, bool accumulate) where TCombiner : struct, ICombiner;

    /// <summary>What the elements of the register, each of which stands for a part of the line, combine to, in every element.</summary>
    L Total<TCombiner>(L parts) where TCombiner : struct, ICombiner;
}
