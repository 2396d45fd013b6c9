using System.Globalization;

namespace AutoGrad;

/// <summary>A summand of the chain rule, ȳⱼ · ∂yⱼ/∂xᵢ: what comes to one element of an operand through one element of an operation's result.</summary>
/// <param name="Step">The operation.</param>
/// <param name="Operand">The operand's name in listings.</param>
/// <param name="Index">The index of the result's element.</param>
/// <param name="Value">yⱼ, the result's element.</param>
/// <param name="Derivative">∂yⱼ/∂xᵢ, its derivative by the operand's element.</param>
/// <param name="Adjoint">ȳⱼ, the adjoint that arrives at the result's element.</param>
public sealed record GradientTerm(RecordedStep Step, string Operand, IReadOnlyList<int> Index, double Value, double Derivative, double Adjoint)
{
    /// <summary>ȳⱼ · ∂yⱼ/∂xᵢ.</summary>
    public double Contribution => Adjoint * Derivative;

    /// <summary>The term as <c>%3 Sqrt of %2: at element [0] = 0 the adjoint 0 meets the derivative ∞</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Step}: at {ElementIndex.Text(Step.Name, Index)} = {Value:G6} the adjoint {Adjoint:G6} meets the derivative {Derivative:G6}");
}
