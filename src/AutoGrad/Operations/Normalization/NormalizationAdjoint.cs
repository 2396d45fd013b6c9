using System.Numerics;
using AutoGrad.Kernels;

namespace AutoGrad.Operations;

/// <summary>The product of the Jacobian of a normalization at x, which is symmetric, with a vector v.</summary>
internal sealed class NormalizationAdjoint(Normalization normalization) : Operation, IOperationDefinition
{
    public static string Formula => "z = J v = r (v − mean v − x̂ mean(v x̂)), r = 1/√(var x + ε), x̂ = r (x − mean x); of RmsNorm, without the means";

    public static string Derivative => "v̄ = J z̄, x̄ = −(r/n) (x̂ Σ z̄z + J z̄ Σ v x̂ + z Σ z̄ x̂)";

    public static IEnumerable<OperationSample> Samples =>
    [
        new("centred", x => new NormalizationAdjoint(new LayerNorm(1, 1e-5)).Apply(x), [3, 4], [3, 4]),
        new("about 0", x => new NormalizationAdjoint(new RmsNorm(2, 1e-6)).Apply(x), [2, 3, 2], [2, 3, 2]),
    ];

    /// <inheritdoc/>
    public override string Attributes => $"{normalization.Name}, {normalization.Attributes}";

    internal override bool CanAccumulate => true;

    internal override TensorType Infer(ReadOnlySpan<Tensor> operands) => new(operands[0].Shape, operands[0].DType);

    internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
    {
        var body = new Body(operands[0], operands[1], normalization, result, accumulate);
        DTypeDispatch.Floating(result.DType, ref body);
    }

    internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints)
    {
        adjoints.Add(1, this, application[0], yBar);
        if (adjoints.Wanted(0))
            adjoints.Add(0, SecondOrder(application, yBar));
    }

    internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents)
    {
        Tensor? sum = tangents[1] is { } dv ? Apply(application[0], dv) : null;
        if (tangents[0] is not { } dx)
            return sum;
        Tensor bent = SecondOrder(application, dx);
        return sum is null ? bent : sum + bent;
    }

    /// <summary>
    /// The third derivative of n√(v + ε), applied to v and w, −(r/n) (x̂ Σ wz + Jw Σ vx̂ + z Σ wx̂): symmetric in its three arguments, it serves both modes.
    /// </summary>
    Tensor SecondOrder(in Application application, Tensor w)
    {
        Tensor x = application[0], v = application[1], z = application.Result;
        Tensor normalized = normalization.Apply(x);
        Tensor sum = (normalized * normalization.Total(w * z)) + (Apply(x, w) * normalization.Total(v * normalized)) + (z * normalization.Total(w * normalized));
        return sum * (normalization.Scale(x) * (-1.0 / normalization.Lines(x.Shape).Length));
    }

    readonly struct Body(Tensor x, Tensor v, Normalization normalization, Tensor result, bool accumulate) : IFloatingBody
    {
        public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            LineLayout layout = normalization.Lines(x.Shape);
            var body = new NormalizationAdjointBody<T>(layout, normalization.IsCentred, normalization.Epsilon, x.Read<T>(), v.Read<T>(), result.Write<T>(), accumulate);
            Kernels.Lines.ForEach<NormalizationAdjointBody<T>, T>(ref body, layout, picosecondsPerElement: 400);
        }
    }
}
