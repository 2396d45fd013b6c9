using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

// The transcendental part of the algebra, once for all registers.
internal partial interface IRegister<R>
{
    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Exp(R x) => R.InDouble<ExpFunction>(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Exp2(R x) => R.InDouble<Exp2Function>(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Expm1(R x) => R.InDouble<Expm1Function>(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Log(R x) => R.InDouble<LogFunction>(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Log2(R x) => R.InDouble<Log2Function>(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Log10(R x) => R.InDouble<Log10Function>(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Log1p(R x) => R.InDouble<Log1pFunction>(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Sin(R x) => R.InDouble<SinFunction>(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Cos(R x) => R.InDouble<CosFunction>(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Tan(R x) => R.InDouble<TanFunction>(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Asin(R x) => R.InDouble<AsinFunction>(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Acos(R x) => R.InDouble<AcosFunction>(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Atan(R x) => R.InDouble<AtanFunction>(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Sinh(R x) => R.InDouble<SinhFunction>(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Cosh(R x) => R.InDouble<CoshFunction>(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Tanh(R x) => R.InDouble<TanhFunction>(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Asinh(R x) => R.InDouble<AsinhFunction>(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Acosh(R x) => R.InDouble<AcoshFunction>(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Atanh(R x) => R.InDouble<AtanhFunction>(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Erf(R x) => R.InDouble<ErfFunction>(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Erfc(R x) => R.InDouble<ErfcFunction>(x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Atan2(R y, R x) => R.InDouble<Atan2Function>(y, x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Pow(R a, R b) => R.InDouble<PowFunction>(a, b);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.LogGamma(R x) => R.OneByOne(new LogGammaFunction(), x, R.Equal(0, 0), x);

    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Polygamma(int order, R x) => R.OneByOne(new PolygammaFunction(order), x, R.Equal(0, 0), x);
}
