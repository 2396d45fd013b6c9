using System.Globalization;

namespace AutoGrad;

/// <summary>A step of a tape at which a finite adjoint meets a derivative that is not, so that the gradient behind it is NaN or infinite.</summary>
/// <param name="Term">The first place concerned: the step, the element, its adjoint and its derivative.</param>
/// <param name="Count">At how many elements of the operand it happens.</param>
/// <param name="Advice">How to write the computation instead.</param>
public sealed record TapeWarning(GradientTerm Term, int Count, string Advice)
{
    /// <summary>The warning as a sentence, and the advice.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Term}, so the gradient by {Term.Operand} is not finite{(Count == 1 ? "" : $" at {Count} elements")}. {Advice}");
}
