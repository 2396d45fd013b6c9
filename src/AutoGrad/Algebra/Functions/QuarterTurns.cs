using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>An angle x as q·π/2 + r with |r| ≤ π/4, q an integer and r a pair.</summary>
internal static class QuarterTurns
{
    /// <summary>Above it n·High is no longer exact and the angle is reduced by <see cref="HugeAngle"/>.</summary>
    const double Limit = 1_600_000;

    /// <summary>1.5·2⁵², whose sum with a small integer has that integer in its lowest bits.</summary>
    internal const double IntegerBase = 6755399441055744;

    const double TwoOverPi = 0.63661977236758138;

    // π/2 cut into parts of 33 bits, so that the product of each with q (20 bits) is exact; the last one is rounded.
    const double Part1 = 1.5707963267341256;
    const double Part2 = 6.0771005063039660e-11;
    const double Part3 = 2.0222662487111665e-21;
    const double Part4 = 8.4784276603688996e-32;

    // Part2 and all that follows, rounded.
    const double PartRest = 6.0771005065061922e-11;

    /// <summary>Whether any angle is too large for <see cref="ReduceModerate"/>, or NaN.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static bool AnyHuge<R>(R x) where R : struct, IRegister<R> => R.Any(Huge(x));

    /// <summary>The remainder r of any angle; <paramref name="quarters"/> takes q.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static Pair<R> Reduce<R>(R x, out R quarters) where R : struct, IRegister<R>
    {
        quarters = R.Round(x * TwoOverPi);
        R a = R.MultiplyAdd(quarters, -Part1, x);
        Pair<R> b = Pair<R>.Sum(a, quarters * -Part2);
        Pair<R> c = Pair<R>.Sum(b.High, quarters * -Part3);
        Pair<R> r = Pair<R>.OrderedSum(c.High, (b.Low + c.Low) - quarters * Part4);
        if (!AnyHuge(x)) return r;
        quarters = HugePart(x, HugeAngle.Part.Quarters, quarters);
        return new(HugePart(x, HugeAngle.Part.High, r.High), HugePart(x, HugeAngle.Part.Low, r.Low));
    }

    /// <summary>The remainder to about 2⁻⁶⁰ of an angle that was a float, unless huge; <paramref name="integer"/> takes 1.5·2⁵² + q.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R ReduceModerate<R>(R x, out R integer) where R : struct, IRegister<R>
    {
        integer = R.MultiplyAdd(x, TwoOverPi, Integer<R>());
        R quarters = integer - IntegerBase;
        return R.MultiplyAdd(quarters, -PartRest, R.MultiplyAdd(quarters, -Part1, x));
    }

    /// <summary>The remainder of any angle that was a float: the same bits as <see cref="ReduceModerate"/> gives where that applies.</summary>
    internal static R ReduceSingle<R>(R x, out R integer) where R : struct, IRegister<R>
    {
        R r = ReduceModerate(x, out integer);
        integer = HugePart(x, HugeAngle.Part.Quarters, integer - IntegerBase) + IntegerBase;
        return HugePart(x, HugeAngle.Part.High, r);
    }

    /// <summary>The mask that holds where q is odd, given 1.5·2⁵² + q.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R Odd<R>(R integer) where R : struct, IRegister<R> => R.Less(R.Or(R.ShiftLeft(integer, 63), Integer<R>()), 0);

    [MethodImpl(AggressiveInlining)]
    static R Integer<R>() where R : struct, IRegister<R> => IntegerBase;

    // By value: this is rare, and taking the address of x would cost the common path more than the copy costs here.
    [MethodImpl(NoInlining | AggressiveOptimization)]
    static R HugePart<R>(R x, HugeAngle.Part part, R otherwise) where R : struct, IRegister<R>
    {
        R huge = Huge(x);
        return R.OneByOne(new HugeAngle(part), in x, in huge, in otherwise);
    }

    // NaN too.
    [MethodImpl(AggressiveInlining)]
    static R Huge<R>(R x) where R : struct, IRegister<R> => R.Not(R.LessOrEqual(R.Abs(x), Limit));
}
