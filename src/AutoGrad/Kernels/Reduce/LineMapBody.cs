using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AutoGrad.Algebra;

namespace AutoGrad.Kernels;

/// <summary>destination ← a function of each element and of the numbers of its line, or that added.</summary>
/// <remarks>The function stands here once: a second copy of one with an exponential would be too large to be compiled into the loop.</remarks>
internal readonly ref struct LineMapBody<TMap, T>(
    LineLayout layout, ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> first, ReadOnlySpan<T> second, Span<T> destination, bool accumulate) : ILineBody<T>
    where TMap : struct, ILineMap
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    readonly ReadOnlySpan<T> x = x, y = y, first = first, second = second;
    readonly Span<T> destination = destination;

    public static bool IsSequential => false;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run<TLine, L>(TLine line, int block, int column)
        where TLine : struct, ILine<L, T>
        where L : struct, IFoldingLanes<L, T>
    {
        int origin = (block * layout.Length * layout.Inner) + column, place = (block * layout.Inner) + column;
        ref T xs = ref Unsafe.Add(ref MemoryMarshal.GetReference(x), origin);
        ref T ys = ref TMap.Operands > 1 ? ref Unsafe.Add(ref MemoryMarshal.GetReference(y), origin) : ref xs;
        ref T results = ref Unsafe.Add(ref MemoryMarshal.GetReference(destination), origin);
        L a = line.LoadNumber(ref Unsafe.Add(ref MemoryMarshal.GetReference(first), place));
        L b = TMap.Numbers > 1 ? line.LoadNumber(ref Unsafe.Add(ref MemoryMarshal.GetReference(second), place)) : default;
        for (int step = 0; step < line.Steps; step++)
        {
            L value = TMap.Of(
                LineAccess<TLine, L, T>.Load(line, ref xs, step),
                TMap.Operands > 1 ? LineAccess<TLine, L, T>.Load(line, ref ys, step) : default,
                a,
                b);
            line.Store(accumulate ? LineAccess<TLine, L, T>.Load(line, ref results, step) + value : value, ref results, step);
        }
    }
}
