using System.Numerics;
using System.Runtime.CompilerServices;
using AutoGrad.Algebra;

namespace AutoGrad.Kernels;

/// <summary>Reads of a line's steps, wherever they stand.</summary>
internal static class LineAccess<TLine, L, T>
    where TLine : struct, ILine<L, T>
    where L : struct, IFoldingLanes<L, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The elements at a step; in a part of a register the rest is anything.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static L Load(in TLine line, ref T origin, int step) => step < line.Whole ? line.Load(ref origin, step) : line.LoadPart(ref origin, step);
}
