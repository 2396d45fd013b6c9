using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>A test of two elements.</summary>
internal interface IPairTest<T>
{
    static abstract bool Holds(T a, T b);
}

/// <summary>Loops that test the elements of two operands at the same place.</summary>
internal static class PairTest
{
    /// <summary>holds ← test(a, b); an operand is as long as the result, or has one element, which is repeated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Run<TTest, T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<bool> holds) where TTest : struct, IPairTest<T>
    {
        if (holds.IsEmpty)
            return;
        if (a.Length == 1)
        {
            T left = a[0];
            b = b.Length == 1 ? b : b[..holds.Length];
            for (int i = 0; i < holds.Length; i++)
                holds[i] = TTest.Holds(left, b.Length == 1 ? b[0] : b[i]);
            return;
        }

        a = a[..holds.Length];
        if (b.Length == 1)
        {
            T right = b[0];
            for (int i = 0; i < a.Length; i++)
                holds[i] = TTest.Holds(a[i], right);
            return;
        }

        b = b[..holds.Length];
        for (int i = 0; i < holds.Length; i++)
            holds[i] = TTest.Holds(a[i], b[i]);
    }
}

/// <summary>A test on each stretch of a broadcast.</summary>
internal readonly ref struct PairTestStretch<TTest, T> : IStretchBody where TTest : struct, IPairTest<T>
{
    readonly ReadOnlySpan<T> a;
    readonly ReadOnlySpan<T> b;
    readonly Span<bool> holds;

    public PairTestStretch(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<bool> holds)
    {
        this.a = a;
        this.b = b;
        this.holds = holds;
    }

    public void Run(scoped BroadcastStretch stretch) => PairTest.Run<TTest, T>(stretch.Of(0, a), stretch.Of(1, b), stretch.Of(holds));
}
