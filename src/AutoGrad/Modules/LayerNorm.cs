using System.Globalization;

namespace AutoGrad.Modules;

/// <summary>Layer normalization, y = w (x − mean x) / √(var x + ε) + b, over the last axes.</summary>
/// <remarks>Weights begin as 1, biases as 0. Source: Ba, Kiros and Hinton, Layer normalization, 2016.</remarks>
public sealed class LayerNorm : Module
{
    readonly Shape normalizedShape;
    readonly double epsilon;

    /// <summary>A layer for the last axes of its input.</summary>
    /// <param name="normalizedShape">The lengths of the axes to normalize over, such as <c>[256]</c>; at least one.</param>
    /// <param name="affine">Whether there are a weight and a bias.</param>
    /// <param name="epsilon">ε ≥ 0.</param>
    /// <param name="dtype">Float32 or Float64.</param>
    /// <exception cref="ShapeException">There is no axis.</exception>
    /// <exception cref="ArgumentOutOfRangeException">ε is negative, infinite or not a number.</exception>
    public LayerNorm(Shape normalizedShape, bool affine = true, double epsilon = 1e-5, DType dtype = DType.Float32)
    {
        // Refuses at once what the operation would refuse at the first use.
        Tensor.Ones(normalizedShape, dtype).LayerNorm(normalizedShape, epsilon: epsilon);
        this.normalizedShape = normalizedShape;
        this.epsilon = epsilon;
        Weight = affine ? new Parameter(Tensor.Ones(normalizedShape, dtype), "weight") : null;
        Bias = affine ? new Parameter(Tensor.Zeros(normalizedShape, dtype), "bias") : null;
    }

    /// <summary>w, of the normalized shape; null if there is none.</summary>
    public Parameter? Weight { get; }

    /// <summary>b, of the normalized shape; null if there is none.</summary>
    public Parameter? Bias { get; }

    /// <summary>The normalized tensor.</summary>
    /// <param name="x">A tensor whose shape ends with the normalized one.</param>
    /// <returns>A tensor of the same shape.</returns>
    /// <exception cref="ShapeException">The shape of <paramref name="x"/> ends otherwise.</exception>
    /// <exception cref="DTypeException"><paramref name="x"/> is not of the parameters' dtype.</exception>
    public override Tensor Forward(Tensor x)
    {
        using TapeScope scope = OpenScope();
        return x.LayerNorm(normalizedShape, Weight, Bias, epsilon);
    }

    /// <inheritdoc/>
    protected internal override string Describe() =>
        string.Create(CultureInfo.InvariantCulture, $"LayerNorm({normalizedShape}{(epsilon == 1e-5 ? "" : $", ε {epsilon}")}{(Weight is null ? ", no weight" : "")})");
}
