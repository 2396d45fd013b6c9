using System.Globalization;
using System.Numerics;
using AutoGrad.Kernels;

namespace AutoGrad.Operations;

/// <summary>Divides the elements along the last axes, less their mean if they are centred, by the root of their mean square plus ε.</summary>
/// <remarks>
/// The Jacobian J = r (P − x̂x̂ᵀ/n) is symmetric: it is the second derivative of n√(v + ε). So forward mode and reverse mode are one operation,
/// <see cref="NormalizationAdjoint"/>.
/// </remarks>
internal abstract class Normalization(int axes, double epsilon, bool isCentred) : Operation
{
    /// <inheritdoc/>
    public override string Attributes => string.Create(CultureInfo.InvariantCulture, $"last {axes} axes, ε {epsilon}");

    /// <summary>Whether the mean is taken off.</summary>
    public bool IsCentred => isCentred;

    /// <summary>ε.</summary>
    public double Epsilon => epsilon;

    internal override Kept Keeps => Kept.Operand0;

    /// <summary>How many of the last axes are normalized together.</summary>
    /// <exception cref="ShapeException">The shape that is to be normalized has no axis, or is not that of the last axes; or a factor or summand has another.</exception>
    /// <exception cref="DTypeException">The operand is not floating-point, or a factor or summand has another dtype.</exception>
    /// <exception cref="ArgumentOutOfRangeException">ε is negative, infinite or not a number.</exception>
    public static int AxesOf(string name, Tensor x, Shape normalized, double epsilon, Tensor? weight, Tensor? bias)
    {
        if (!x.DType.IsFloating)
            throw new DTypeException($"{name} needs Float32 or Float64 elements, but it got {x.DType} {x.Shape}; cast with To(DType.Float32).");
        if (normalized.Rank == 0 || normalized.Rank > x.Rank || !x.Shape.Axes[^normalized.Rank..].SequenceEqual(normalized.Axes))
            throw new ShapeException($"{name} normalizes the last axes of a tensor, so {normalized} must be the end of its shape, which is {x.Shape}.");
        if (!double.IsFinite(epsilon) || epsilon < 0)
            throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, "ε is a finite number from 0; it keeps the divisor from 0 where all elements are equal.");
        foreach (Tensor? affine in (ReadOnlySpan<Tensor?>)[weight, bias])
        {
            if (affine is not null && affine.Shape != normalized)
                throw new ShapeException($"{name} over {normalized} needs weight and bias of that shape, not {affine.Shape}.");
            if (affine is not null && affine.DType != x.DType)
                throw new DTypeException($"{name} of {x.DType} needs weight and bias of that dtype, not {affine.DType}; cast with To(DType.{x.DType}).");
        }

        return normalized.Rank;
    }

    /// <summary>The lines that are normalized.</summary>
    public LineLayout Lines(Shape shape)
    {
        int outer = 1, length = 1;
        foreach (int axis in shape.Axes[..^axes])
            outer *= axis;
        foreach (int axis in shape.Axes[^axes..])
            length *= axis;
        return new LineLayout(outer, length, Inner: 1);
    }

    /// <summary>Σ t over the normalized axes, which stay with length 1.</summary>
    public Tensor Total(Tensor t) => t.Sum(Axes, keepDims: true);

    /// <summary>r = 1/√(v + ε), as a composition.</summary>
    public Tensor Scale(Tensor x) =>
        ((isCentred ? x.Var(Axes, keepDims: true, correction: 0) : x.Square().Mean(Axes, keepDims: true)) + epsilon).Rsqrt();

    /// <summary>The same by other operations.</summary>
    public Tensor Composed(Tensor x) => (isCentred ? x - x.Mean(Axes, keepDims: true) : x) * Scale(x);

    internal override TensorType Infer(ReadOnlySpan<Tensor> operands) => new(operands[0].Shape, operands[0].DType);

    internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
    {
        var body = new Body(operands[0], this, result);
        DTypeDispatch.Floating(result.DType, ref body);
    }

    internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints) =>
        adjoints.Add(0, new NormalizationAdjoint(this), application[0], yBar);

    internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) =>
        new NormalizationAdjoint(this).Apply(application[0], tangents[0]!);

    /// <summary>The normalized axes, counted from the end.</summary>
    int[] Axes => [.. Enumerable.Range(-axes, axes)];

    readonly struct Body(Tensor x, Normalization normalization, Tensor result) : IFloatingBody
    {
        public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            LineLayout layout = normalization.Lines(x.Shape);
            var body = new NormalizationBody<T>(layout, normalization.IsCentred, normalization.Epsilon, x.Read<T>(), result.Write<T>());
            Kernels.Lines.ForEach<NormalizationBody<T>, T>(ref body, layout, picosecondsPerElement: 200);
        }
    }
}
