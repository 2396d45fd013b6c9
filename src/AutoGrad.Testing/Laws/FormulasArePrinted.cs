using AutoGrad.Operations;

namespace AutoGrad.Testing;

/// <summary>
/// A function has a formula and a derivative in print, which mention nothing but its operands and, in the derivative, the result; and a function with parameters
/// prints them.
/// </summary>
public sealed class FormulasArePrinted : GradientLaw
{
    /// <inheritdoc/>
    public override string Statement => "the formula and its derivative are printed";

    internal override bool IsOfOperations => false;

    internal override void Check(PointwiseSample f)
    {
        RequireText("The formula", f.ValueFormula(), f.OperandNames);
        for (int operand = 0; operand < f.Arity; operand++)
            RequireText($"∂/∂{f.OperandNames[operand]}", f.DerivativeFormula(operand), [.. f.OperandNames, "y"]);
        Require(!f.Parameters.Contains(f.Name, StringComparison.Ordinal), () => $"{f}: the parameters are not in print; override ToString");
    }

    void RequireText(string what, Formula formula, IReadOnlyList<string> names)
    {
        Require(!string.IsNullOrWhiteSpace(formula.ToString()), () => $"{what} is empty");
        string unknown = string.Join(", ", formula.Variables.Except(names));
        Require(unknown.Length == 0, () => $"{what} mentions {unknown}: {formula}");
    }
}
