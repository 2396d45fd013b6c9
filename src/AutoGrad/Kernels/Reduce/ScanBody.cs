using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AutoGrad.Algebra;

namespace AutoGrad.Kernels;

/// <summary>Runs a scan along each line, forwards or backwards.</summary>
internal readonly ref struct ScanBody<TScan, T>(TScan scan, LineLayout layout, bool isReverse, ReadOnlySpan<T> first, ReadOnlySpan<T> second, Span<T> destination) : ILineBody<T>
    where TScan : struct, IScan
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>After how many steps a scan settles its state: a power of two.</summary>
    const int Settling = 64;

    readonly ReadOnlySpan<T> first = first, second = second;
    readonly Span<T> destination = destination;

    public static bool IsSequential => true;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run<TLine, L>(TLine line, int block, int column)
        where TLine : struct, ILine<L, T>
        where L : struct, IFoldingLanes<L, T>
    {
        int origin = (block * layout.Length * layout.Inner) + column;
        ref T a = ref Unsafe.Add(ref MemoryMarshal.GetReference(first), origin);
        ref T b = ref Unsafe.Add(ref MemoryMarshal.GetReference(TScan.Operands > 1 ? second : first), origin);
        ref T y = ref Unsafe.Add(ref MemoryMarshal.GetReference(destination), origin);
        ScanState<L> state = TScan.Start<L>();
        for (int i = 0; i < line.Steps; i++)
        {
            int step = isReverse ? line.Steps - 1 - i : i;
            L left = LineAccess<TLine, L, T>.Load(line, ref a, step);
            L right = TScan.Operands > 1 ? LineAccess<TLine, L, T>.Load(line, ref b, step) : left;
            line.Store(scan.Next(ref state, left, right), ref y, step);
            if ((i & (Settling - 1)) == Settling - 1)
                TScan.Settle(ref state);
        }
    }
}
