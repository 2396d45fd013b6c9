using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>The distribution function of the standard normal distribution, Φ(x) = ½·erfc(−x/√2).</summary>
/// <remarks>−x/√2 keeps an extra word, since an error of it counts x² times as much in the value's tail.</remarks>
internal readonly struct NormalCdfFunction : IUnaryRegisterFunction
{
    // √½ as the sum of two numbers.
    const double RootOfHalf = 0.70710678118654752;
    const double RootOfHalfRest = -4.8336466567264567e-17;

    [MethodImpl(AggressiveInlining)]
    public static R Of<R>(R x) where R : struct, IRegister<R> => Scaled(in x, 0);

    /// <summary>2ᵏ·Φ(x), which unlike Φ(x) keeps all its digits where that is subnormal.</summary>
    [MethodImpl(NoInlining | AggressiveOptimization)]
    internal static R Scaled<R>(ref readonly R argument, int k) where R : struct, IRegister<R>
    {
        R x = argument;
        Pair<R> z = Pair<R>.Product(x, -RootOfHalf);
        R sign = R.And(z.High, -0.0), magnitude = R.Abs(z.High);
        R rest = R.Xor(R.MultiplyAdd(x, -RootOfHalfRest, z.Low), sign);
        rest = R.Where(R.Less(magnitude, 28), rest, 0); // beyond, the value is 0 or 1 whatever it is
        R far = ErfcFunction.Far(in magnitude, in rest, k);
        R scale = Math.ScaleB(1, k);
        far = R.Where(R.Less(z.High, 0), (scale + scale) - far, far);
        return R.Where(R.Less(magnitude, 0.47), (1 - ErfFunction.Near(z.High)) * scale, far) * 0.5;
    }

    /// <summary>The same for elements that were float and will be rounded to float.</summary>
    internal readonly struct ForSingle : IUnaryRegisterFunction
    {
        [MethodImpl(AggressiveInlining)]
        public static R Of<R>(R x) where R : struct, IRegister<R> => ErfcFunction.ForSingle.Of(x * -RootOfHalf) * 0.5;
    }
}
