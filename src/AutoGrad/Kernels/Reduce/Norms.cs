using System.Numerics;

namespace AutoGrad.Kernels;

/// <summary>p-norms over any set of axes, also where the powers themselves overflow or vanish.</summary>
internal static class Norms
{
    /// <summary>destination ← (Σ |x|ᵖ)^(1/p) for 0 &lt; p &lt; ∞.</summary>
    public static void Run<T>(double p, ReadOnlySpan<T> source, ReadOnlySpan<int> axes, ulong reduced, Span<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (p != 2)
        {
            Scaled(p, source, axes, reduced, destination);
            return;
        }

        Reduce.Run<Squared, Plus, T>(default, source, axes, reduced, centres: default, destination, accumulate: false);
        bool isSafe = true;
        foreach (T sum in destination)
            isSafe &= IsSafe(sum);
        if (isSafe)
            Roots(destination, destination, destination);
        else
            Careful(source, axes, reduced, destination);
    }

    /// <summary>Replaces the sums of squares that lost digits by scaled ones.</summary>
    static void Careful<T>(ReadOnlySpan<T> source, ReadOnlySpan<int> axes, ulong reduced, Span<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var scaled = new Scratch<T>(destination.Length);
        Scaled(2, source, axes, reduced, scaled.Span);
        Roots(destination, scaled.Span, destination);
    }

    /// <summary>The root of each sum of squares that has all its digits, else the other value.</summary>
    static void Roots<T>(ReadOnlySpan<T> sums, ReadOnlySpan<T> otherwise, Span<T> destination) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < destination.Length; i++)
            destination[i] = IsSafe(sums[i]) ? T.Sqrt(sums[i]) : otherwise[i];
    }

    /// <summary>Whether squares that became subnormal, of at most 2³¹ elements, are below the last digit of the sum, and none overflowed.</summary>
    static bool IsSafe<T>(T sum) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        sum >= T.CreateChecked(typeof(T) == typeof(float) ? 1e-20 : 1e-280) && T.IsFinite(sum);

    /// <summary>m (Σ |x/m|ᵖ)^(1/p), m the largest magnitude, or 1 in its place if it is 0 or infinite.</summary>
    static void Scaled<T>(double p, ReadOnlySpan<T> source, ReadOnlySpan<int> axes, ulong reduced, Span<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var memory = new Scratch<T>(destination.Length);
        Span<T> scales = memory.Span;
        Reduce.Run<Magnitude, Larger, T>(default, source, axes, reduced, centres: default, scales, accumulate: false);
        foreach (ref T scale in scales)
        {
            if (T.IsZero(scale) || T.IsInfinity(scale))
                scale = T.One;
        }

        Reduce.Run<ScaledPower, Plus, T>(new ScaledPower(p), source, axes, reduced, scales, destination, accumulate: false);
        for (int i = 0; i < destination.Length; i++)
        {
            double sum = double.CreateChecked(destination[i]);
            destination[i] = scales[i] * T.CreateChecked(p == 2 ? Math.Sqrt(sum) : Math.Pow(sum, 1 / p));
        }
    }
}
