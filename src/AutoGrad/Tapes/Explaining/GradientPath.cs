using System.Globalization;

namespace AutoGrad;

/// <summary>Prints the terms along a way through a tape as a table.</summary>
internal static class GradientPath
{
    /// <summary>How many terms are shown of a long list.</summary>
    public const int Shown = 12;

    /// <summary>A row for each term, from the result back to the variable, and one for the variable; the middle of a long way is left out.</summary>
    public static IEnumerable<string> Table(IReadOnlyList<GradientTerm> path, string variable, double gradient)
    {
        List<string[]> rows = [["step", "element", "value", "adjoint", "derivative"]];
        for (int i = 0; i < path.Count; i++)
        {
            if (path.Count > Shown && i == Shown / 2)
            {
                rows.Add([string.Create(CultureInfo.InvariantCulture, $"… {path.Count - Shown} steps …"), "", "", "", ""]);
                i = path.Count - (Shown / 2);
            }

            GradientTerm term = path[i];
            rows.Add([term.Step.ToString(), $"[{string.Join(", ", term.Index)}]", Text(term.Value), Text(term.Adjoint), Text(term.Derivative)]);
        }

        rows.Add([variable, "", "", Text(gradient), ""]);
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        return rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    static string Text(double value) => value.ToString("G5", CultureInfo.InvariantCulture);
}
