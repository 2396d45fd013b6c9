using AutoGrad.Operations;

namespace AutoGrad.PropertyTests;

/// <summary>
/// Checks:
/// every operation has a formula and a derivative in print, and each of its settings is told from the others.
/// </summary>
public class FormulasOfTheCatalogue
{
    public static TheoryData<string> Entries => [.. Subjects.Entries];

    [Theory, MemberData(nameof(Entries))]
    public void Are_printed(string name)
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
}
