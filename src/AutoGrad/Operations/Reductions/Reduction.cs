using System.Numerics;
using AutoGrad.Algebra;
using AutoGrad.Kernels;

namespace AutoGrad.Operations;

/// <summary>Reductions of tensors whose terms are the elements themselves.</summary>
internal static class Reduction
{
    /// <summary>destination ← the elements of x combined over the axes, or the same added. The destination's shape may keep the axes with length 1 or drop them.</summary>
    public static void Run<TCombiner>(Tensor x, ulong reduced, Tensor destination, bool accumulate) where TCombiner : struct, ICombiner
    {
        var body = new Body<TCombiner>(x, reduced, destination, accumulate);
        DTypeDispatch.Floating(x.DType, ref body);
    }

    readonly struct Body<TCombiner>(Tensor x, ulong reduced, Tensor destination, bool accumulate) : IFloatingBody where TCombiner : struct, ICombiner
    {
        public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Reduce.Run<Itself, TCombiner, T>(default, x.Read<T>(), x.Shape.Axes, reduced, centres: default, destination.Write<T>(), accumulate);
    }
}
