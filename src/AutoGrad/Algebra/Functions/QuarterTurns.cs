using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>An angle x as q·π/2 + r with |r| ≤ π/4, q an integer and r a pair.</summary>
internal static class QuarterTurns
{
    /// <summary>Above it n·High is no longer exact and the angle is reduced by <see cref="HugeAngle"/>.</summary>
    const double Limit = 1_600_000;

    const double TwoOverPi = 0.63661977236758138;

    // π/2 cut into parts of 33 bits, so that the product of each with q (20 bits) is exact; the last one is rounded.
    const double Part1 = 1.5707963267341256;
    const double Part2 = 6.0771005063039660e-11;
    const double Part3 = 2.0222662487111665e-21;
    const double Part4 = 8.4784276603688996e-32;

    // Part2 and all that follows, rounded.
    const double PartRest = 6.0771005065061922e-11;

    /// <summary>The remainder r; <paramref name="quarters"/> takes q.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static Pair<R> Reduce<R>(R x, out R quarters) where R : struct, IRegister<R>
    {
        R q = R.Round(x * TwoOverPi);
        R a = R.MultiplyAdd(q, -Part1, x);
        Pair<R> b = Pair<R>.Sum(a, q * -Part2);
        Pair<R> c = Pair<R>.Sum(b.High, q * -Part3);
        Pair<R> r = Pair<R>.OrderedSum(c.High, (b.Low + c.Low) - q * Part4);
        R huge = R.Not(R.LessOrEqual(R.Abs(x), Limit)); // NaN too
        quarters = q;
        return R.Any(huge) ? ReduceHuge(x, huge, r, ref quarters) : r;
    }

    /// <summary>The remainder to about 2⁻⁶⁰, for an angle that was a float.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R ReduceSingle<R>(R x, out R quarters) where R : struct, IRegister<R>
    {
        R q = R.Round(x * TwoOverPi);
        R r = R.MultiplyAdd(q, -PartRest, R.MultiplyAdd(q, -Part1, x));
        R huge = R.Not(R.LessOrEqual(R.Abs(x), Limit));
        quarters = q;
        return R.Any(huge) ? ReduceHuge(x, huge, new Pair<R>(r, r), ref quarters).High : r;
    }

    // Each part of the answer for itself: rare enough.
    [MethodImpl(NoInlining)]
    static Pair<R> ReduceHuge<R>(R x, R huge, Pair<R> r, ref R quarters) where R : struct, IRegister<R>
    {
        quarters = R.OneByOne(new HugeAngle(HugeAngle.Part.Quarters), x, huge, quarters);
        return new(
            R.OneByOne(new HugeAngle(HugeAngle.Part.High), x, huge, r.High),
            R.OneByOne(new HugeAngle(HugeAngle.Part.Low), x, huge, r.Low));
    }
}
