using AutoGrad.Kernels;

namespace AutoGrad.Operations;

/// <summary>A function of one operand, with parameters chosen.</summary>
internal sealed class UnarySample<F>(F f) : PointwiseSample(typeof(F).Name, FunctionAttributes<F>.Text(f), 1, F.Domains(f), F.Kinks(f))
    where F : struct, IUnaryFunction<F>
{
    public override V Value<V>(ReadOnlySpan<V> x) => f.Value(x[0]);

    public override V Derivative<V>(int operand, ReadOnlySpan<V> x, V y) => F.Derivative(f, x[0], y);

    public override Tensor Apply(Tensor[] x) => x[0].Map(f);

    public override void Fill<T>(in MapOperands<T> x, Span<T> y) => Map.Run(new UnaryValue<F>(f), x, y, accumulate: false);

    public override void FillAdjoint<T>(int operand, in MapOperands<T> values, Span<T> xBar) =>
        Map.Run(new UnaryAdjoint<F>(f), values, xBar, accumulate: false);
}

/// <summary>A function of two operands, with parameters chosen.</summary>
internal sealed class BinarySample<F>(F f) : PointwiseSample(typeof(F).Name, FunctionAttributes<F>.Text(f), 2, F.Domains(f), F.Kinks(f))
    where F : struct, IBinaryFunction<F>
{
    public override V Value<V>(ReadOnlySpan<V> x) => f.Value(x[0], x[1]);

    public override V Derivative<V>(int operand, ReadOnlySpan<V> x, V y) =>
        operand == 0 ? F.DerivativeA(f, x[0], x[1], y) : F.DerivativeB(f, x[0], x[1], y);

    public override Tensor Apply(Tensor[] x) => Tensor.Map(f, x[0], x[1]);

    public override void Fill<T>(in MapOperands<T> x, Span<T> y) => Map.Run(new BinaryValue<F>(f), x, y, accumulate: false);

    public override void FillAdjoint<T>(int operand, in MapOperands<T> values, Span<T> xBar)
    {
        if (operand == 0)
            Map.Run(new BinaryAdjointA<F>(f), values, xBar, accumulate: false);
        else
            Map.Run(new BinaryAdjointB<F>(f), values, xBar, accumulate: false);
    }
}

/// <summary>A function of three operands, with parameters chosen.</summary>
internal sealed class TernarySample<F>(F f) : PointwiseSample(typeof(F).Name, FunctionAttributes<F>.Text(f), 3, F.Domains(f), F.Kinks(f))
    where F : struct, ITernaryFunction<F>
{
    public override V Value<V>(ReadOnlySpan<V> x) => f.Value(x[0], x[1], x[2]);

    public override V Derivative<V>(int operand, ReadOnlySpan<V> x, V y) => operand switch
    {
        0 => F.DerivativeA(f, x[0], x[1], x[2], y),
        1 => F.DerivativeB(f, x[0], x[1], x[2], y),
        _ => F.DerivativeC(f, x[0], x[1], x[2], y),
    };

    public override Tensor Apply(Tensor[] x) => Tensor.Map(f, x[0], x[1], x[2]);

    public override void Fill<T>(in MapOperands<T> x, Span<T> y) => Map.Run(new TernaryValue<F>(f), x, y, accumulate: false);

    public override void FillAdjoint<T>(int operand, in MapOperands<T> values, Span<T> xBar)
    {
        if (operand == 0)
            Map.Run(new TernaryAdjointA<F>(f), values, xBar, accumulate: false);
        else if (operand == 1)
            Map.Run(new TernaryAdjointB<F>(f), values, xBar, accumulate: false);
        else
            Map.Run(new TernaryAdjointC<F>(f), values, xBar, accumulate: false);
    }
}
