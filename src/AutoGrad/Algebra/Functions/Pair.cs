using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>A number that is the unevaluated sum of two elements, so with about twice their precision.</summary>
internal readonly struct Pair<R> where R : struct, IRegister<R>
{
    /// <summary>The number, rounded.</summary>
    internal readonly R High;

    /// <summary>What rounding left over.</summary>
    internal readonly R Low;

    [MethodImpl(AggressiveInlining)]
    internal Pair(R high, R low)
    {
        High = high;
        Low = low;
    }

    /// <summary>a + b without error, for |a| ≥ |b| or a = 0 (Dekker 1971).</summary>
    [MethodImpl(AggressiveInlining)]
    internal static Pair<R> OrderedSum(R a, R b)
    {
        R sum = a + b;
        return new(sum, (a - sum) + b);
    }

    /// <summary>The same number, with a low part below half an ulp of the high one.</summary>
    [MethodImpl(AggressiveInlining)]
    internal Pair<R> Renormalized() => OrderedSum(High, Low);

    /// <summary>a + b without error (Knuth, The Art of Computer Programming 2, section 4.2.2).</summary>
    [MethodImpl(AggressiveInlining)]
    internal static Pair<R> Sum(R a, R b)
    {
        R sum = a + b;
        R partB = sum - a;
        return new(sum, (a - (sum - partB)) + (b - partB));
    }

    /// <summary>a + b, with an error of some units in the last place of the low part where nothing cancels, and of the operands' where it does.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Pair<R> operator +(Pair<R> a, Pair<R> b)
    {
        Pair<R> high = Sum(a.High, b.High), low = Sum(a.Low, b.Low);
        Pair<R> sum = OrderedSum(high.High, high.Low + low.High);
        return OrderedSum(sum.High, sum.Low + low.Low);
    }

    /// <summary>a · b, with an error of some units in the last place of the low part.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Pair<R> operator *(Pair<R> a, Pair<R> b)
    {
        Pair<R> product = Product(a.High, b.High);
        return OrderedSum(product.High, product.Low + R.MultiplyAdd(a.High, b.Low, a.Low * b.High));
    }

    /// <summary>a · b without error.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static Pair<R> Product(R a, R b)
    {
        R product = a * b;
        return new(product, R.ProductError(a, b, product));
    }
}
