using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>Constants as a high part that the element type holds exactly and the rest, so that the sum has about twice the precision.</summary>
/// <remarks>All values are the leading digits of the number that the name says, computed with 60 decimal digits.</remarks>
internal static class Constant
{
    /// <summary>ln 2 with a high part of 40 bits (15 for float), so that its product with an exponent is exact.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static Pair<R> Ln2Short<R>() where R : struct, IRegister<R> => R.IsSingle
        ? new(0.69314575195312500, 1.4286068203094173e-6)
        : new(0.69314718055920821, 7.3710025651677989e-13);

    /// <summary>ln 2.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static Pair<R> Ln2<R>() where R : struct, IRegister<R> => R.IsSingle
        ? new(0.69314718246459961, -1.9046542999577680e-9)
        : new(0.69314718055994529, 2.3190468138462996e-17);

    /// <summary>1 / ln 2.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static Pair<R> Log2E<R>() where R : struct, IRegister<R> => R.IsSingle
        ? new(1.4426950216293335, 1.9259629911266175e-8)
        : new(1.4426950408889634, 2.0355273740931033e-17);

    /// <summary>1 / ln 10.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static Pair<R> Log10E<R>() where R : struct, IRegister<R> => R.IsSingle
        ? new(0.43429449200630188, -1.0103050052231683e-8)
        : new(0.43429448190325182, 1.0983196502167651e-17);

    /// <summary>log₁₀ 2 with a high part of 40 bits (15 for float), so that its product with an exponent is exact.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static Pair<R> Log10Of2Short<R>() where R : struct, IRegister<R> => R.IsSingle
        ? new(0.30102539062500000, 4.6050389811952138e-6)
        : new(0.30102999566361177, 3.6942390771589308e-13);

    /// <summary>π/2.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static Pair<R> HalfPi<R>() where R : struct, IRegister<R> => R.IsSingle
        ? new(1.5707963705062866, -4.3711390001862426e-8)
        : new(1.5707963267948966, 6.1232339957367660e-17);

    /// <summary>π/4 with a high part of 50 bits (21 for float), so that its product with 0 … 4 is exact.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static Pair<R> QuarterPiShort<R>() where R : struct, IRegister<R> => R.IsSingle
        ? new(0.78539800643920898, 1.5695823932524066e-7)
        : new(0.78539816339744828, 3.0616169978683830e-17);

    /// <summary>The sign bit alone.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R Sign<R>() where R : struct, IRegister<R> => -0.0;

    /// <summary><paramref name="y"/>, which is not of the opposite sign, with the sign of <paramref name="x"/>.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R WithSign<R>(R y, R x) where R : struct, IRegister<R> => R.Or(y, R.And(x, Sign<R>()));
}
