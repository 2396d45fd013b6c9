using System.Globalization;

namespace AutoGrad;

/// <summary>A step at which a derivative is 0, so that no gradient passes through the elements concerned.</summary>
/// <param name="Step">The operation.</param>
/// <param name="Kind">Why the derivative is 0.</param>
/// <param name="Operand">The operand that does not receive a gradient, by its name in listings.</param>
/// <param name="Index">The index of the first element of that operand at which the derivative is 0.</param>
/// <param name="Values">
/// The values at that element: of an elementwise operation one for each operand, in the order of <see cref="RecordedStep.Operands"/>; else the
/// element's own.
/// </param>
/// <param name="Count">At how many elements of the operand the derivative is 0, among those that depend on the variable's element.</param>
/// <param name="Reached">How many elements of the operand depend on the variable's element.</param>
/// <param name="Adjoint">The largest magnitude among the adjoints that arrive at the results of these elements; 0 tells that a later factor is 0 too.</param>
public sealed record ZeroFactor(
    RecordedStep Step,
    ZeroFactorKind Kind,
    string Operand,
    IReadOnlyList<int> Index,
    IReadOnlyList<double> Values,
    int Count,
    int Reached,
    double Adjoint)
{
    /// <summary>The factor as a sentence.</summary>
    public override string ToString()
    {
        string extent = Reached == 1 ? ""
            : Count == Reached ? string.Create(CultureInfo.InvariantCulture, $", and so at all {Reached} elements of {Operand} that depend on the variable")
            : string.Create(CultureInfo.InvariantCulture, $", and so at {Count} of the {Reached} elements of {Operand} that depend on the variable");
        string behind = Adjoint == 0 ? "; the adjoint that arrives there is 0 as well" : "";
        return $"{Step}: {Reason}{extent}{behind}.";
    }

    string Reason => (Kind, Values.Count) switch
    {
        (ZeroFactorKind.NotChosen, _) => $"{Element} is not chosen",
        (ZeroFactorKind.RuleReturnsNull, _) => $"its backward rule returns null for {Operand}, which says that no gradient flows there",
        (ZeroFactorKind.RuleGivesZero, 1) => string.Create(CultureInfo.InvariantCulture, $"its backward rule gives 0 for {Element} = {Values[0]:G6}"),
        (ZeroFactorKind.RuleGivesZero, _) => $"its backward rule gives 0 for {Element}",
        (ZeroFactorKind.ZeroOperand, > 1) => $"{Element} is multiplied by 0 ({Meets})",
        (ZeroFactorKind.ZeroOperand, _) => $"every factor that {Element} meets is 0",
        (_, > 1) => $"the derivative by {Element} is 0 at {Meets}",
        _ => string.Create(CultureInfo.InvariantCulture, $"flat at {Element} = {Values[0]:G6}"),
    };

    string Element => ElementIndex.Text(Operand, Index);

    string Meets => string.Join(", ", Step.Operands.Zip(Values, (name, value) => double.TryParse(name, CultureInfo.InvariantCulture, out _)
        ? name
        : string.Create(CultureInfo.InvariantCulture, $"{name} = {value:G6}")));
}
