using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AutoGrad.Algebra;

namespace AutoGrad.Kernels;

/// <summary>y ← (x − m) r, with the moments m and r of the line.</summary>
internal readonly ref struct NormalizationBody<T>(LineLayout layout, bool isCentred, double epsilon, ReadOnlySpan<T> source, Span<T> destination) : ILineBody<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    readonly ReadOnlySpan<T> source = source;
    readonly Span<T> destination = destination;

    public static bool IsSequential => false;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run<TLine, L>(TLine line, int block, int column)
        where TLine : struct, ILine<L, T>
        where L : struct, IFoldingLanes<L, T>
    {
        int origin = (block * layout.Length * layout.Inner) + column;
        ref T x = ref Unsafe.Add(ref MemoryMarshal.GetReference(source), origin);
        ref T y = ref Unsafe.Add(ref MemoryMarshal.GetReference(destination), origin);
        LineMoments<L, T> moments = LineMoments<L, T>.Of(isCentred, epsilon, layout.Length, line, ref x);
        for (int step = 0; step < line.Steps; step++)
            line.Store(moments.Normalized(LineAccess<TLine, L, T>.Load(line, ref x, step)), ref y, step);
    }
}

/// <summary>z ← r (v − mean v − x̂ mean(v x̂)), x̂ being the normalized line, or that added to z; without the mean of v unless x̂ is centred.</summary>
internal readonly ref struct NormalizationAdjointBody<T>(
    LineLayout layout, bool isCentred, double epsilon, ReadOnlySpan<T> primal, ReadOnlySpan<T> adjoint, Span<T> destination, bool accumulate) : ILineBody<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    readonly ReadOnlySpan<T> primal = primal, adjoint = adjoint;
    readonly Span<T> destination = destination;

    public static bool IsSequential => false;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run<TLine, L>(TLine line, int block, int column)
        where TLine : struct, ILine<L, T>
        where L : struct, IFoldingLanes<L, T>
    {
        int origin = (block * layout.Length * layout.Inner) + column;
        ref T x = ref Unsafe.Add(ref MemoryMarshal.GetReference(primal), origin);
        ref T v = ref Unsafe.Add(ref MemoryMarshal.GetReference(adjoint), origin);
        ref T z = ref Unsafe.Add(ref MemoryMarshal.GetReference(destination), origin);
        LineMoments<L, T> moments = LineMoments<L, T>.Of(isCentred, epsilon, layout.Length, line, ref x);
        L n = (double)layout.Length, mean = 0;
        if (isCentred)
            mean = line.Total<Plus>(LineReduction<Itself, Plus, TLine, L, T>.Parts(default, line, ref v, 0)) / n;
        var products = new BlockedSum<L>();
        for (int step = 0; step < line.Steps; step++)
        {
            L product = LineAccess<TLine, L, T>.Load(line, ref v, step) * moments.Normalized(LineAccess<TLine, L, T>.Load(line, ref x, step));
            products.Add(step < line.Whole ? product : line.Only(product, 0));
        }

        L slope = line.Total<Plus>(products.Total) / n;
        for (int step = 0; step < line.Steps; step++)
        {
            L along = moments.Normalized(LineAccess<TLine, L, T>.Load(line, ref x, step)) * slope;
            L value = moments.Scale * (LineAccess<TLine, L, T>.Load(line, ref v, step) - mean - along);
            line.Store(accumulate ? LineAccess<TLine, L, T>.Load(line, ref z, step) + value : value, ref z, step);
        }
    }
}
