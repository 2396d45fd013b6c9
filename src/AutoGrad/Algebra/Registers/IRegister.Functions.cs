using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

// The transcendental part of the algebra, once for all registers.
internal partial interface IRegister<R>
{
    readonly struct ExpStub : IScalarFunction { public double Of(double x) => Math.Exp(x); }
    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Exp(R x) => R.OneByOne(new ExpStub(), x, R.Equal(0, 0), x);

    readonly struct Exp2Stub : IScalarFunction { public double Of(double x) => Math.Pow(2, x); }
    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Exp2(R x) => R.OneByOne(new Exp2Stub(), x, R.Equal(0, 0), x);

    readonly struct Expm1Stub : IScalarFunction { public double Of(double x) => double.ExpM1(x); }
    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Expm1(R x) => R.OneByOne(new Expm1Stub(), x, R.Equal(0, 0), x);

    readonly struct LogStub : IScalarFunction { public double Of(double x) => Math.Log(x); }
    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Log(R x) => R.OneByOne(new LogStub(), x, R.Equal(0, 0), x);

    readonly struct Log2Stub : IScalarFunction { public double Of(double x) => Math.Log2(x); }
    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Log2(R x) => R.OneByOne(new Log2Stub(), x, R.Equal(0, 0), x);

    readonly struct Log10Stub : IScalarFunction { public double Of(double x) => Math.Log10(x); }
    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Log10(R x) => R.OneByOne(new Log10Stub(), x, R.Equal(0, 0), x);

    readonly struct Log1pStub : IScalarFunction { public double Of(double x) => double.LogP1(x); }
    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Log1p(R x) => R.OneByOne(new Log1pStub(), x, R.Equal(0, 0), x);

    readonly struct SinStub : IScalarFunction { public double Of(double x) => Math.Sin(x); }
    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Sin(R x) => R.OneByOne(new SinStub(), x, R.Equal(0, 0), x);

    readonly struct CosStub : IScalarFunction { public double Of(double x) => Math.Cos(x); }
    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Cos(R x) => R.OneByOne(new CosStub(), x, R.Equal(0, 0), x);

    readonly struct TanStub : IScalarFunction { public double Of(double x) => Math.Tan(x); }
    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Tan(R x) => R.OneByOne(new TanStub(), x, R.Equal(0, 0), x);

    readonly struct AsinStub : IScalarFunction { public double Of(double x) => Math.Asin(x); }
    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Asin(R x) => R.OneByOne(new AsinStub(), x, R.Equal(0, 0), x);

    readonly struct AcosStub : IScalarFunction { public double Of(double x) => Math.Acos(x); }
    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Acos(R x) => R.OneByOne(new AcosStub(), x, R.Equal(0, 0), x);

    readonly struct AtanStub : IScalarFunction { public double Of(double x) => Math.Atan(x); }
    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Atan(R x) => R.OneByOne(new AtanStub(), x, R.Equal(0, 0), x);

    readonly struct SinhStub : IScalarFunction { public double Of(double x) => Math.Sinh(x); }
    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Sinh(R x) => R.OneByOne(new SinhStub(), x, R.Equal(0, 0), x);

    readonly struct CoshStub : IScalarFunction { public double Of(double x) => Math.Cosh(x); }
    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Cosh(R x) => R.OneByOne(new CoshStub(), x, R.Equal(0, 0), x);

    readonly struct TanhStub : IScalarFunction { public double Of(double x) => Math.Tanh(x); }
    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Tanh(R x) => R.OneByOne(new TanhStub(), x, R.Equal(0, 0), x);

    readonly struct AsinhStub : IScalarFunction { public double Of(double x) => Math.Asinh(x); }
    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Asinh(R x) => R.OneByOne(new AsinhStub(), x, R.Equal(0, 0), x);

    readonly struct AcoshStub : IScalarFunction { public double Of(double x) => Math.Acosh(x); }
    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Acosh(R x) => R.OneByOne(new AcoshStub(), x, R.Equal(0, 0), x);

    readonly struct AtanhStub : IScalarFunction { public double Of(double x) => Math.Atanh(x); }
    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Atanh(R x) => R.OneByOne(new AtanhStub(), x, R.Equal(0, 0), x);

    readonly struct ErfStub : IScalarFunction { public double Of(double x) => x; }
    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Erf(R x) => R.OneByOne(new ErfStub(), x, R.Equal(0, 0), x);

    readonly struct ErfcStub : IScalarFunction { public double Of(double x) => x; }
    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.Erfc(R x) => R.OneByOne(new ErfcStub(), x, R.Equal(0, 0), x);

    readonly struct LogGammaStub : IScalarFunction { public double Of(double x) => x; }
    [MethodImpl(AggressiveInlining)]
    static R IReal<R>.LogGamma(R x) => R.OneByOne(new LogGammaStub(), x, R.Equal(0, 0), x);

    static R IReal<R>.Atan2(R y, R x) => y;
    static R IReal<R>.Pow(R y, R x) => y;
    static R IReal<R>.Polygamma(int order, R x) => x;
}
