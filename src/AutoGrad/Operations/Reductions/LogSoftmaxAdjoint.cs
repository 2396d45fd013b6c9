using System.Numerics;
using AutoGrad.Kernels;

namespace AutoGrad.Operations;

/// <summary>The product of the transposed Jacobian of log-softmax at the result y with a vector v, v − e^y Σ v.</summary>
internal sealed class LogSoftmaxAdjoint(int axis) : LineOperation(axis), IOperationDefinition
{
    public static string Formula => "z = v − e^y Σ v along the axis";

    public static string Derivative => "v̄ = z̄ − Σ e^y z̄, ȳ = −e^y z̄ Σ v";

    public static IEnumerable<OperationSample> Samples =>
    [
        new("axis −1", x => new LogSoftmaxAdjoint(-1).Apply(x), [3, 4], [3, 4]),
        new("axis 0", x => new LogSoftmaxAdjoint(0).Apply(x), [3, 4], [3, 4]),
    ];

    internal override Kept Keeps => Kept.Operand0 | Kept.Operand1;

    internal override bool CanAccumulate => true;

    internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
    {
        var body = new Body(operands[0], operands[1], Lines(result.Shape), result, accumulate);
        DTypeDispatch.Floating(result.DType, ref body);
    }

    internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints)
    {
        Tensor y = application[0], v = application[1];
        if (adjoints.Wanted(1))
            adjoints.Add(1, yBar - Total(y.Exp() * yBar));
        if (adjoints.Wanted(0))
            adjoints.Add(0, -(y.Exp() * yBar * Total(v)));
    }

    internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents)
    {
        Tensor y = application[0], v = application[1];
        Tensor? sum = tangents[1] is { } dv ? Apply(y, dv) : null;
        if (tangents[0] is { } dy)
        {
            Tensor term = -(y.Exp() * dy * Total(v));
            sum = sum is null ? term : sum + term;
        }

        return sum;
    }

    Tensor Total(Tensor terms) => terms.Sum(Axis, keepDims: true);

    readonly struct Body(Tensor y, Tensor yBar, LineLayout layout, Tensor result, bool accumulate) : IFloatingBody
    {
        public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Softmaxes.LogSoftmaxAdjoint(layout, y.Read<T>(), yBar.Read<T>(), result.Write<T>(), accumulate);
    }
}
