using System.Numerics;
using System.Numerics.Tensors;

namespace AutoGrad.Kernels;

/// <summary>Sums of squared deviations from the mean, over any set of axes.</summary>
internal static class Variance
{
    /// <summary>destination ← (Σ(x − m)² − (Σ(x − m))²/n) / divisor, m the rounded mean of n elements.</summary>
    /// <remarks>
    /// The second sum would be 0 if the mean were not rounded; it takes away what the rounding adds, which at a large mean is more than the variance itself
    /// (T. F. Chan, G. H. Golub, R. J. LeVeque, Algorithms for computing the sample variance, The American Statistician 37, 1983, eq. 1.7).
    /// </remarks>
    public static void Run<T>(ReadOnlySpan<T> source, ReadOnlySpan<int> axes, ulong reduced, int n, double divisor, Span<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var memory = new Scratch<T>(2 * destination.Length);
        Span<T> means = memory.Span[..destination.Length], deviations = memory.Span[destination.Length..];
        T count = T.CreateChecked(n), scale = T.CreateChecked(divisor);
        Reduce.Run<Itself, Plus, T>(default, source, axes, reduced, centres: default, means, accumulate: false);
        TensorPrimitives.Divide(means, count, means);
        Reduce.Run<Deviation, Plus, T>(default, source, axes, reduced, means, deviations, accumulate: false);
        Reduce.Run<SquaredDeviation, Plus, T>(default, source, axes, reduced, means, destination, accumulate: false);
        for (int i = 0; i < destination.Length; i++)
            destination[i] = (destination[i] - (deviations[i] * deviations[i] / count)) / scale;
    }
}
