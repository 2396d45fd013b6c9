using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>x·Φ(x).</summary>
/// <remarks>
/// The product is normal where Φ(x) already is subnormal, so it is formed before Φ is rounded there.
/// Largest error measured, in ulps: float 0.51, double 1.52.
/// </remarks>
internal readonly struct GeluFunction : IUnaryRegisterFunction
{
    /// <summary>The exponent of a factor with which Φ is normal wherever the product is not 0.</summary>
    const int Shift = 128;

    /// <summary>From here on Φ(−x) is 0 also in double precision. A factor that stays there makes a limit of what would be ∞ · 0.</summary>
    const double Saturation = 40;

    [MethodImpl(AggressiveInlining)]
    public static R Of<R>(R x) where R : struct, IRegister<R> => OutOfLine(in x);

    // A large positive x would overflow with the factor; there Φ needs none.
    [MethodImpl(NoInlining | AggressiveOptimization)]
    static R OutOfLine<R>(ref readonly R argument) where R : struct, IRegister<R>
    {
        R x = argument, scaled = NormalCdfFunction.Scaled(in argument, Shift);
        R tail = R.Scale(R.AtLeast(x, -Saturation) * scaled, -Shift);
        return R.Where(R.Less(x, -8), tail, x * (scaled * Math.ScaleB(1, -Shift)));
    }

    /// <summary>The same for elements that were float and will be rounded to float.</summary>
    internal readonly struct ForSingle : IUnaryRegisterFunction
    {
        [MethodImpl(AggressiveInlining)]
        public static R Of<R>(R x) where R : struct, IRegister<R> => R.AtLeast(x, -Saturation) * NormalCdfFunction.ForSingle.Of(x);
    }
}
