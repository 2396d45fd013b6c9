using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AutoGrad.Algebra;

namespace AutoGrad.Kernels;

/// <summary>Reduces each line to a number. The axes are given only if the centres belong to the result of later sweeps, whose shape they tell.</summary>
internal readonly ref struct ReduceBody<TTerm, TCombiner, T>(
    TTerm term, LineLayout layout, ReadOnlySpan<T> source, ReadOnlySpan<T> centres, ReadOnlySpan<int> axes, ulong reduced, Span<T> destination, bool accumulate) : ILineBody<T>
    where TTerm : struct, ITerm
    where TCombiner : struct, ICombiner
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    readonly ReadOnlySpan<T> source = source;
    readonly ReadOnlySpan<T> centres = centres;
    readonly ReadOnlySpan<int> axes = axes;
    readonly Span<T> destination = destination;

    public static bool IsSequential => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run<TLine, L>(TLine line, int block, int column)
        where TLine : struct, ILine<L, T>
        where L : struct, IFoldingLanes<L, T>
    {
        L centre = 0;
        if (!centres.IsEmpty)
        {
            int place = axes.IsEmpty ? block : layout.PlaceInResult(block, axes, reduced);
            centre = line.LoadNumber(ref Unsafe.Add(ref MemoryMarshal.GetReference(centres), (place * layout.Inner) + column));
        }

        ref T x = ref Unsafe.Add(ref MemoryMarshal.GetReference(source), (block * layout.Length * layout.Inner) + column);
        L parts = LineReduction<TTerm, TCombiner, TLine, L, T>.Parts(term, line, ref x, centre);
        line.StoreTotal<TCombiner>(parts, ref Unsafe.Add(ref MemoryMarshal.GetReference(destination), (block * layout.Inner) + column), accumulate);
    }
}
