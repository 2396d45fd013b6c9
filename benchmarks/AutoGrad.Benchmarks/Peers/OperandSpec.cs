using System.Globalization;

namespace AutoGrad.Benchmarks.Peers;

/// <summary>An operand as a text that both sides read: its kind, a slash and its shape, such as <c>variable/64x128</c>; <c>variable/</c> is a single number.</summary>
/// <param name="Kind">
/// With a gradient: <c>variable</c>, normal samples; <c>positive</c>, from 0.5 to 2; <c>definite</c>, symmetric matrices with positive eigenvalues.
/// Without: <c>constant</c>, normal samples; <c>unit</c>, from 0 to 1; <c>mask</c>, truth values; <c>below10</c>, integers from 0 to 9.
/// </param>
/// <param name="Shape">The shape.</param>
sealed record OperandSpec(string Kind, Shape Shape)
{
    const string Below = "below";

    /// <summary>Whether gradients with respect to it are computed.</summary>
    public bool IsVariable => Kind is "variable" or "positive" or "definite";

    public static OperandSpec Parse(string text)
    {
        string[] parts = text.Split('/');
        int[] axes = Array.ConvertAll(parts[1].Split('x', StringSplitOptions.RemoveEmptyEntries), axis => int.Parse(axis, CultureInfo.InvariantCulture));
        return new OperandSpec(parts[0], Shape.Create(axes));
    }

    /// <summary>The operand; a parameter if it is a variable.</summary>
    public Tensor Make(Random random) => Kind switch
    {
        "variable" => new Parameter(Tensor.Normal(Shape, random), Kind),
        "positive" => new Parameter(Tensor.Uniform(Shape, random, 0.5, 2), Kind),
        "definite" => new Parameter(Definite(Tensor.Normal(Shape, random)), Kind),
        "constant" => Tensor.Normal(Shape, random),
        "unit" => Tensor.Uniform(Shape, random),
        "mask" => Tensor.Normal(Shape, random) > 0,
        _ when Kind.StartsWith(Below, StringComparison.Ordinal) =>
            Tensor.Uniform(Shape, random, 0, int.Parse(Kind.AsSpan(Below.Length), CultureInfo.InvariantCulture)).To(DType.Int32),
        _ => throw new InvalidOperationException($"There is no operand of the kind '{Kind}'."),
    };

    static Tensor Definite(Tensor a) => (0.5 * (a + a.Transpose())) + (a.Shape[^1] * Tensor.Eye(a.Shape[^1]));
}
