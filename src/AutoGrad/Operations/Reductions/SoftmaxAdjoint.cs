using System.Numerics;
using AutoGrad.Kernels;

namespace AutoGrad.Operations;

/// <summary>The product of the Jacobian of softmax at the result y with a vector v, y (v − Σ v y); the Jacobian is symmetric.</summary>
internal sealed class SoftmaxAdjoint(int axis) : LineOperation(axis), IOperationDefinition
{
    public static string Formula => "z = y (v − Σ v y) along the axis";

    public static string Derivative => "v̄ = y (z̄ − Σ z̄ y), ȳ = z̄ (v − Σ v y) − v Σ z̄ y";

    public static IEnumerable<OperationSample> Samples =>
    [
        new("axis −1", x => new SoftmaxAdjoint(-1).Apply(x), [3, 4], [3, 4]),
        new("axis 0", x => new SoftmaxAdjoint(0).Apply(x), [3, 4], [3, 4]),
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
        adjoints.Add(1, this, y, yBar);
        if (adjoints.Wanted(0))
            adjoints.Add(0, (yBar * (v - Total(v * y))) - (v * Total(yBar * y)));
    }

    internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents)
    {
        Tensor y = application[0], v = application[1];
        Tensor? sum = tangents[1] is { } dv ? Apply(y, dv) : null;
        if (tangents[0] is { } dy)
        {
            Tensor term = (dy * (v - Total(v * y))) - (y * Total(v * dy));
            sum = sum is null ? term : sum + term;
        }

        return sum;
    }

    Tensor Total(Tensor terms) => terms.Sum(Axis, keepDims: true);

    readonly struct Body(Tensor y, Tensor yBar, LineLayout layout, Tensor result, bool accumulate) : IFloatingBody
    {
        public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var body = new SoftmaxAdjointBody<T>(layout, y.Read<T>(), yBar.Read<T>(), result.Write<T>(), accumulate);
            Kernels.Lines.ForEach<SoftmaxAdjointBody<T>, T>(ref body, layout, picosecondsPerElement: 300);
        }
    }
}
