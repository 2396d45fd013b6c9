using System.Globalization;
using System.Text;

namespace AutoGrad;

/// <summary>A report of a gradient check for reading in a terminal.</summary>
internal static class TextReport
{
    public static string Of(GradCheckReport report, int worst)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{ReportRow.Word(report.Verdict).ToUpperInvariant()}: {Summary(report)}");
        foreach (Guess guess in report.Operands.Select(operand => operand.Guess).OfType<Guess>())
            text.AppendLine().Append(guess.Text);
        foreach (string note in report.Notes)
            text.AppendLine().Append(note);
        if (report.Precision is { } precision)
            Precision(text, precision);
        ReportRow[] rows = [.. report.Worst(worst).Select(ReportRow.Of)];
        if (rows.Length > 0)
        {
            text.AppendLine().AppendLine();
            Table(text, ReportRow.Heads, [.. rows.Select(row => row.Cells)]);
        }

        int more = report.Failures.Count + report.Inconclusive.Count - rows.Length;
        if (more > 0)
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"and {more} more that fail or cannot be judged");
        return text.ToString();
    }

    /// <summary>The counts; why nothing was checked, if nothing was.</summary>
    public static string Summary(GradCheckReport report) =>
        report.Operands.Count == 0 ? $"no element was checked: {Sentences.Of(report.Doubt)}." : report.Counts();

    static void Precision(StringBuilder text, PrecisionCheck precision)
    {
        if (precision.Worst.Count > 0)
        {
            PrecisionElement worst = precision.Worst[0];
            text.AppendLine().Append(
                CultureInfo.InvariantCulture,
                $"In Float32 the gradient {worst.Operand}[{string.Join(", ", worst.Index)}] is {worst.Single:G9}, in Float64 {worst.Double:G9}: {worst.Ulps:G3} ulp.");
        }

        if (precision.FirstLoss is { } loss)
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"The loss of precision begins at {Entry(loss)}: {loss.Single:G9} instead of {loss.Double:G9}.");
        foreach (PrecisionEntry flipped in precision.Flipped)
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"In Float64 {Entry(flipped)} comes out differently: {flipped.Single:G9} became {flipped.Double:G9}.");
    }

    /// <summary>An entry of a tape, such as <c>the adjoint of %3 Exp, in hidden</c>.</summary>
    public static string Entry(PrecisionEntry entry) =>
        $"{(entry.IsAdjoint ? "the adjoint of " : "")}%{entry.Entry} {entry.Operation}[{string.Join(", ", entry.Index)}]{(entry.Path.Length == 0 ? "" : $", in {entry.Path}")}";

    /// <summary>Columns under their heads; those that are empty throughout are left out.</summary>
    static void Table(StringBuilder text, string[] heads, string[][] rows)
    {
        int[] columns = [.. Enumerable.Range(0, heads.Length).Where(column => Array.Exists(rows, row => row[column].Length > 0))];
        int[] widths = [.. columns.Select(column => rows.Append(heads).Max(row => row[column].Length))];
        text.AppendJoin(Environment.NewLine, rows.Prepend(heads).Select(row => string.Join("  ", columns.Select((column, i) => row[column].PadRight(widths[i]))).TrimEnd()));
    }
}
