using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>
/// Running sums: what additions lose is summed apart (A. Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, ZAMM 54, 1974, with
/// the branch-free error of D. E. Knuth, TAOCP 2, 4.2.2). That sum loses digits itself when it grows, so it is moved to the other every m = 64 steps. With a
/// rounding of u, the sum of n elements is then off by at most u of itself and about m·n·u² of the sum of their magnitudes; without that it would be n²·u².
/// </summary>
internal readonly struct RunningSum : IScan
{
    public static int Operands => 1;

    public static ScanState<V> Start<V>() where V : IReal<V> => new(0, 0, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Next<V>(ref ScanState<V> state, V a, V b) where V : IReal<V>
    {
        CompensatedAdd(state.First, a, state.Second, out V sum, out V lost);
        state.First = sum;
        state.Second = lost;
        return sum + lost;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Settle<V>(ref ScanState<V> state) where V : IReal<V>
    {
        CompensatedAdd(state.First, state.Second, 0, out V sum, out V lost);
        state = new(sum, lost, 0);
    }

    /// <summary>sum + a; what the rounding lost is added to <paramref name="lost"/>, except at infinities, where nothing can be said of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void CompensatedAdd<V>(V sum, V a, V lost, out V newSum, out V newLost) where V : IReal<V>
    {
        newSum = sum + a;
        V added = newSum - sum;
        V error = lost + ((sum - (newSum - added)) + (a - added));
        newLost = V.Where(V.Equal(newSum - newSum, 0), error, 0);
    }
}

/// <summary>Running products.</summary>
/// <param name="isExclusive">Whether a result leaves out the element at its own place.</param>
internal readonly struct RunningProduct(bool isExclusive) : IScan
{
    public static int Operands => 1;

    public static ScanState<V> Start<V>() where V : IReal<V> => new(1, 0, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Next<V>(ref ScanState<V> state, V a, V b) where V : IReal<V>
    {
        V before = state.First;
        state.First = before * a;
        return isExclusive ? before : state.First;
    }
}

/// <summary>rₖ = bₖ + aₖ rₖ₋₁, from r₀ = 0.</summary>
internal readonly struct RunningRecurrence : IScan
{
    public static int Operands => 2;

    public static ScanState<V> Start<V>() where V : IReal<V> => new(0, 0, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Next<V>(ref ScanState<V> state, V a, V b) where V : IReal<V> => state.First = b + (a * state.First);
}

/// <summary>Running ln Σ eˣ: the greatest element so far, and the sum of the powers relative to it, with what its roundings lost.</summary>
internal readonly struct RunningLogSumExp : IScan
{
    public static int Operands => 1;

    public static ScanState<V> Start<V>() where V : IReal<V> => new(double.NegativeInfinity, 0, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Next<V>(ref ScanState<V> state, V a, V b) where V : IReal<V>
    {
        V maximum = V.Max(state.First, a);

        // Relative to an infinity nothing can be measured: the powers are then 0 or ∞ themselves.
        V origin = V.Where(V.Equal(V.Abs(maximum), double.PositiveInfinity), 0, maximum);
        V scale = V.Exp(state.First - origin);
        scale = V.Where(V.Equal(state.First, maximum), 1, scale);
        RunningSum.CompensatedAdd(state.Second * scale, V.Exp(a - origin), state.Third * scale, out V sum, out V lost);
        state = new(maximum, sum, lost);
        return origin + V.Log(sum + lost);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Settle<V>(ref ScanState<V> state) where V : IReal<V>
    {
        RunningSum.CompensatedAdd(state.Second, state.Third, 0, out V sum, out V lost);
        state = new(state.First, sum, lost);
    }
}
