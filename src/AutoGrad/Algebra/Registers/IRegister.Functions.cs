using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

// The transcendental part of the algebra, once for all registers. Where float elements have an own way, it computes in double and rounds.
internal partial interface IRegister<R>
{
    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Exp(R x) => ExpFunction.Of(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.ExpOfDifference(R a, R b) => ExpFunction.OfDifference(a, b);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Exp2(R x) => Exp2Function.Of(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Expm1(R x) => Expm1Function.Of(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Log(R x) => LogFunction.Of(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Log2(R x) => Log2Function.Of(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Log10(R x) => Log10Function.Of(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Log1p(R x) => Log1pFunction.Of(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Sigmoid(R x) => SigmoidFunction.Of(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.SigmoidTimes(R a, R x) => SigmoidFunction.Times(a, x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Softplus(R x) => SoftplusFunction.Of(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Softplus(R x, double beta) => SoftplusFunction.Of(x, beta);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.LogAddExp(R a, R b) => LogAddExpFunction.Of(a, b);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Sin(R x) => R.IsSingle ? SinFunction.OfSingle(x) : SinFunction.Of(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Cos(R x) => R.IsSingle ? CosFunction.OfSingle(x) : CosFunction.Of(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Tan(R x) => R.IsSingle ? TanFunction.OfSingle(x) : TanFunction.Of(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Asin(R x) => AsinFunction.Of(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Acos(R x) => AcosFunction.Of(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Atan(R x) => AtanFunction.Of(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Sinh(R x) => SinhFunction.Of(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Cosh(R x) => CoshFunction.Of(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Tanh(R x) => TanhFunction.Of(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Asinh(R x) => AsinhFunction.Of(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Acosh(R x) => AcoshFunction.Of(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Atanh(R x) => AtanhFunction.Of(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Erf(R x) => R.IsSingle ? R.InDouble<ErfFunction.ForSingle>(x) : ErfFunction.Of(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Erfc(R x) => R.IsSingle ? R.InDouble<ErfcFunction.ForSingle>(x) : ErfcFunction.Of(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.NormalCdf(R x) => R.IsSingle ? R.InDouble<NormalCdfFunction.ForSingle>(x) : NormalCdfFunction.Of(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Gelu(R x) => !R.IsSingle ? GeluFunction.Of(x) : Fused.IsSupported ? GeluFunction.OfSingle(x) : R.InDouble<GeluFunction.ForSingle>(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.GeluTanh(R x) => GeluTanhFunction.Of(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Atan2(R y, R x) => Atan2Function.Of(y, x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Pow(R a, R b) => R.IsSingle ? PowFunction.OfSingle(a, b) : PowFunction.Of(a, b);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.LogGamma(R x) => R.InDouble(default(LogGammaFunction), in x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Polygamma(int order, R x) => R.InDouble(new PolygammaFunction(order), in x);
}
