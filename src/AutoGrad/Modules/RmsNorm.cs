using System.Globalization;

namespace AutoGrad.Modules;

/// <summary>Root-mean-square normalization, y = w x / √(mean x² + ε), over the last axes.</summary>
/// <remarks>Weights begin as 1. Source: Zhang and Sennrich, Root mean square layer normalization, NeurIPS 2019.</remarks>
public sealed class RmsNorm : Module
{
    readonly Shape normalizedShape;
    readonly double epsilon;

    /// <summary>A layer for the last axes of its input.</summary>
    /// <param name="normalizedShape">The lengths of the axes to normalize over, such as <c>[256]</c>; at least one.</param>
    /// <param name="affine">Whether there is a weight.</param>
    /// <param name="epsilon">ε ≥ 0.</param>
    /// <param name="dtype">Float32 or Float64.</param>
    /// <exception cref="ShapeException">There is no axis.</exception>
    /// <exception cref="ArgumentOutOfRangeException">ε is negative, infinite or not a number.</exception>
    public RmsNorm(Shape normalizedShape, bool affine = true, double epsilon = 1e-6, DType dtype = DType.Float32)
    {
        // Refuses at once what the operation would refuse at the first use.
        Tensor.Ones(normalizedShape, dtype).RmsNorm(normalizedShape, epsilon: epsilon);
        this.normalizedShape = normalizedShape;
        this.epsilon = epsilon;
        Weight = affine ? new Parameter(Tensor.Ones(normalizedShape, dtype), "weight") : null;
    }

    /// <summary>w, of the normalized shape; null if there is none.</summary>
    public Parameter? Weight { get; }

    /// <summary>The normalized tensor.</summary>
    /// <param name="x">A tensor whose shape ends with the normalized one.</param>
    /// <returns>A tensor of the same shape.</returns>
    /// <exception cref="ShapeException">The shape of <paramref name="x"/> ends otherwise.</exception>
    /// <exception cref="DTypeException"><paramref name="x"/> is not of the weight's dtype.</exception>
    public override Tensor Forward(Tensor x)
    {
        using TapeScope scope = OpenScope();
        return x.RmsNorm(normalizedShape, Weight, epsilon);
    }

    /// <inheritdoc/>
    protected internal override string Describe() =>
        string.Create(CultureInfo.InvariantCulture, $"RmsNorm({normalizedShape}{(epsilon == 1e-6 ? "" : $", ε {epsilon}")}{(Weight is null ? ", no weight" : "")})");
}
