namespace AutoGrad.Algebra;
internal readonly struct Exponential : IUnaryRegisterFunction
{
    public static R Of<R>(R x) where R : struct, IRegister<R> => R.Min(x, 0) * 0.5 + R.Equal(x, 1.0);
}
