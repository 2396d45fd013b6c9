using AutoGrad.Kernels;
using AutoGrad.Operations;

namespace AutoGrad.PropertyTests;

/// <summary>a + b, whose tensors are computed by another operation than its formula says.</summary>
internal sealed class LyingAdd(Func<Tensor[], Tensor> apply) : PointwiseSample("LyingAdd", "", 2, [], [])
{
    public override V Value<V>(ReadOnlySpan<V> x) => x[0] + x[1];

    public override V Derivative<V>(int operand, ReadOnlySpan<V> x, V y) => 1;

    public override Tensor Apply(Tensor[] x) => apply(x);

    public override void Fill<T>(in MapOperands<T> x, Span<T> y) => throw new NotSupportedException("What lies here is the operation on tensors.");

    public override void FillAdjoint<T>(int operand, in MapOperands<T> values, Span<T> xBar) => throw new NotSupportedException("What lies here is the operation on tensors.");
}
