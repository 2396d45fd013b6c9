using System.Numerics;
using AutoGrad.Kernels;

namespace AutoGrad.Operations;

/// <summary>Reductions over any set of axes, put together from sweeps over one stretch of adjacent axes at a time.</summary>
internal static class Reduction
{
    /// <summary>destination ← Σ x over the marked axes, or the same added. The destination's shape may keep the axes with length 1 or drop them.</summary>
    public static void Sum(Tensor x, ReadOnlySpan<bool> reduced, Tensor destination, bool accumulate)
    {
        var body = new SumBody(x, reduced, destination, accumulate);
        DTypeDispatch.Floating(x.DType, ref body);
    }

    readonly ref struct SumBody(Tensor x, ReadOnlySpan<bool> reduced, Tensor destination, bool accumulate) : IFloatingBody
    {
        readonly ReadOnlySpan<bool> reduced = reduced;

        public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Reduce.Sum(x.Read<T>(), x.Shape.Axes, reduced, destination.Write<T>(), accumulate);
    }
}
