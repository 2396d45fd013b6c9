using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>artanh x = ½·ln((1 + x)/(1 − x)).</summary>
/// <remarks>
/// The series that also serves the logarithm for |x| &lt; 0.17, else the logarithm of the quotient as a pair.
/// Largest error measured, in ulps: float 0.83, double 0.73.
/// </remarks>
internal readonly struct AtanhFunction : IUnaryRegisterFunction
{
    [MethodImpl(AggressiveInlining)]
    public static R Of<R>(R x) where R : struct, IRegister<R>
    {
        R magnitude = R.Abs(x);
        R square = magnitude * magnitude;
        R near = R.MultiplyAdd(magnitude * square, LogFunction.Series(square) * 0.5, magnitude);
        Pair<R> upper = Pair<R>.OrderedSum(1, magnitude);
        Pair<R> lower = Pair<R>.OrderedSum(1, -magnitude);
        R quotient = upper.High / lower.High;
        R product = quotient * lower.High;
        R rest = (upper.High - product) - R.ProductError(quotient, lower.High, product) + (upper.Low - quotient * lower.Low);
        R far = LogFunction.Finite(quotient, rest / upper.High, 0) * 0.5;
        far = R.Where(R.Less(magnitude, 1), far, R.Where(R.Equal(magnitude, 1), double.PositiveInfinity, double.NaN));
        R y = R.Where(R.Less(magnitude, 0.17), near, far);
        return Constant.WithSign(y, x);
    }
}
