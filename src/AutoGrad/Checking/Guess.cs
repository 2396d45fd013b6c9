namespace AutoGrad;

/// <summary>A hint at the error in a gradient, drawn from the pattern of its wrong elements.</summary>
/// <param name="Kind">The pattern.</param>
/// <param name="Operand">The operand whose gradient shows it.</param>
/// <param name="Text">A sentence for people: what the numbers have in common, and what usually is the reason.</param>
public sealed record Guess(GuessKind Kind, string Operand, string Text)
{
    /// <summary>The sentence.</summary>
    public override string ToString() => Text;
}
