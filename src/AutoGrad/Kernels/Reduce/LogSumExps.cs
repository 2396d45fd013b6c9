using System.Numerics;

namespace AutoGrad.Kernels;

/// <summary>Logarithms of sums of powers of e, over any set of axes.</summary>
internal static class LogSumExps
{
    /// <summary>destination ← m + ln Σ e^(x − m), m the maximum, or 0 in its place if it is infinite.</summary>
    public static void Run<T>(ReadOnlySpan<T> source, ReadOnlySpan<int> axes, ulong reduced, Span<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var memory = new Scratch<T>(destination.Length);
        Span<T> maxima = memory.Span;
        Reduce.Run<Itself, Larger, T>(default, source, axes, reduced, centres: default, maxima, accumulate: false);
        foreach (ref T maximum in maxima)
        {
            if (T.IsInfinity(maximum))
                maximum = T.Zero;
        }

        Reduce.Run<ShiftedExp, Plus, T>(default, source, axes, reduced, maxima, destination, accumulate: false);
        for (int i = 0; i < destination.Length; i++)
            destination[i] = maxima[i] + T.Log(destination[i]);
    }
}
