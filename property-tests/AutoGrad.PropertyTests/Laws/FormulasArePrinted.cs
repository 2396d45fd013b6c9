using AutoGrad.Operations;

namespace AutoGrad.PropertyTests;

/// <summary>
/// Checks:
/// every operation has a formula and a derivative in print, and every parameterised function prints its parameters;
/// the formula of a function mentions each operand, and no derivative mentions anything but operands and the result.
/// </summary>
public class FormulasArePrinted
{
    [Theory, MemberData(nameof(Subjects.Entries), MemberType = typeof(Subjects))]
    public void Of_an_operation(string name)
    {
        CatalogueEntry entry = OperationCatalogue.Entries.Single(entry => entry.Name == name);
        Assert.NotEmpty(entry.Lines);
        Assert.All(entry.Lines, line =>
        {
            Assert.False(string.IsNullOrWhiteSpace(line.Formula), "There is no formula.");
            Assert.False(string.IsNullOrWhiteSpace(line.Derivative), "There is no derivative.");
            Assert.DoesNotContain("AutoGrad", line.Formula + line.Derivative, StringComparison.Ordinal);
        });
        Assert.Equal(entry.Lines.Count, entry.Lines.Select(line => line.Parameters).Distinct().Count());
    }

    [Theory, MemberData(nameof(Subjects.Functions), MemberType = typeof(Subjects))]
    public void With_the_operands_of_the_function(string name)
    {
        PointwiseSample f = Subjects.Function(name);
        Assert.All(f.ValueFormula().Variables, variable => Assert.Contains(variable, f.OperandNames));
        for (int operand = 0; operand < f.Arity; operand++)
            Assert.All(f.DerivativeFormula(operand).Variables, variable => Assert.Contains(variable, (IEnumerable<string>)[.. f.OperandNames, "y"]));
    }
}
