using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>Constants in two parts: one that the element type holds exactly, and the rest.</summary>
/// <remarks>All values are the leading digits of the number that the name says, computed with 60 decimal digits.</remarks>
internal static class Constant
{
    /// <summary>ln 2 to 40 bits (15 for float), so that the product with an exponent is exact.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static double Ln2Short<R>() where R : struct, IRegister<R> =>
        R.IsSingle ? 0.69314575195312500 : 0.69314718055920821;

    /// <summary>What is missing in <see cref="Ln2Short{R}"/>.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static double Ln2ShortRest<R>() where R : struct, IRegister<R> =>
        R.IsSingle ? 1.4286068203094173e-6 : 7.3710025651677989e-13;

    /// <summary>ln 2.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static double Ln2<R>() where R : struct, IRegister<R> =>
        R.IsSingle ? 0.69314718246459961 : 0.69314718055994529;

    /// <summary>What is missing in <see cref="Ln2{R}"/>.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static double Ln2Rest<R>() where R : struct, IRegister<R> =>
        R.IsSingle ? -1.9046542999577680e-9 : 2.3190468138462996e-17;

    /// <summary>1 / ln 2.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static double Log2E<R>() where R : struct, IRegister<R> =>
        R.IsSingle ? 1.4426950216293335 : 1.4426950408889634;

    /// <summary>What is missing in <see cref="Log2E{R}"/>.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static double Log2ERest<R>() where R : struct, IRegister<R> =>
        R.IsSingle ? 1.9259629911266175e-8 : 2.0355273740931033e-17;

    /// <summary>1 / ln 10.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static double Log10E<R>() where R : struct, IRegister<R> =>
        R.IsSingle ? 0.43429449200630188 : 0.43429448190325182;

    /// <summary>What is missing in <see cref="Log10E{R}"/>.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static double Log10ERest<R>() where R : struct, IRegister<R> =>
        R.IsSingle ? -1.0103050052231683e-8 : 1.0983196502167651e-17;

    /// <summary>log₁₀ 2 to 40 bits (15 for float), so that the product with an exponent is exact.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static double Log10Of2Short<R>() where R : struct, IRegister<R> =>
        R.IsSingle ? 0.30102539062500000 : 0.30102999566361177;

    /// <summary>What is missing in <see cref="Log10Of2Short{R}"/>.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static double Log10Of2ShortRest<R>() where R : struct, IRegister<R> =>
        R.IsSingle ? 4.6050389811952138e-6 : 3.6942390771589308e-13;

    /// <summary>π/2.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static double HalfPi<R>() where R : struct, IRegister<R> =>
        R.IsSingle ? 1.5707963705062866 : 1.5707963267948966;

    /// <summary>What is missing in <see cref="HalfPi{R}"/>.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static double HalfPiRest<R>() where R : struct, IRegister<R> =>
        R.IsSingle ? -4.3711390001862426e-8 : 6.1232339957367660e-17;

    /// <summary>π/4 to 50 bits (21 for float), so that the product with 0 … 4 is exact.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static double QuarterPiShort<R>() where R : struct, IRegister<R> =>
        R.IsSingle ? 0.78539800643920898 : 0.78539816339744828;

    /// <summary>What is missing in <see cref="QuarterPiShort{R}"/>.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static double QuarterPiShortRest<R>() where R : struct, IRegister<R> =>
        R.IsSingle ? 1.5695823932524066e-7 : 3.0616169978683830e-17;

    /// <summary><paramref name="y"/> with the sign of <paramref name="x"/>.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R WithSign<R>(R y, R x) where R : struct, IRegister<R> => R.Where(-0.0, x, y);
}
