using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AutoGrad.Algebra;

namespace AutoGrad.Kernels;

/// <summary>x̄ ← y (ȳ − Σ ȳ y), or that added to x̄.</summary>
internal readonly ref struct SoftmaxAdjointBody<T>(
    LineLayout layout, ReadOnlySpan<T> result, ReadOnlySpan<T> adjoint, Span<T> destination, bool accumulate) : ILineBody<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    readonly ReadOnlySpan<T> result = result, adjoint = adjoint;
    readonly Span<T> destination = destination;

    public static bool IsSequential => false;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run<TLine, L>(TLine line, int block, int column)
        where TLine : struct, ILine<L, T>
        where L : struct, IFoldingLanes<L, T>
    {
        int origin = (block * layout.Length * layout.Inner) + column;
        ref T y = ref Unsafe.Add(ref MemoryMarshal.GetReference(result), origin);
        ref T yBar = ref Unsafe.Add(ref MemoryMarshal.GetReference(adjoint), origin);
        ref T xBar = ref Unsafe.Add(ref MemoryMarshal.GetReference(destination), origin);
        var sum = new BlockedSum<L>();
        for (int step = 0; step < line.Steps; step++)
        {
            L product = LineAccess<TLine, L, T>.Load(line, ref yBar, step) * LineAccess<TLine, L, T>.Load(line, ref y, step);
            sum.Add(step < line.Whole ? product : line.Only(product, 0));
        }

        L total = line.Total<Plus>(sum.Total);
        for (int step = 0; step < line.Steps; step++)
        {
            L value = LineAccess<TLine, L, T>.Load(line, ref y, step) * (LineAccess<TLine, L, T>.Load(line, ref yBar, step) - total);
            line.Store(accumulate ? LineAccess<TLine, L, T>.Load(line, ref xBar, step) + value : value, ref xBar, step);
        }
    }
}
