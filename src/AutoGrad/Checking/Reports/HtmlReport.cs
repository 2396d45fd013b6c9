using System.Globalization;
using System.Net;
using System.Text;

namespace AutoGrad;

/// <summary>Reports of gradient checks as one page that needs nothing but itself.</summary>
internal static class HtmlReport
{
    const int Worst = 12;

    static readonly int[] numbers = [2, 3, 4, 5];

    /// <summary>What was found under a heading: a report, a text, or nothing that the summary does not say; the heading is empty for a page with one report.</summary>
    public sealed record Section(string Heading, Verdict Verdict, string Summary)
    {
        public GradCheckReport? Report { get; init; }

        public string Text { get; init; } = "";

        /// <summary>Whether there is more to show than the summary.</summary>
        public bool HasContent => Report is not null || Text.Length > 0;

        public static Section Of(string heading, GradCheckReport report) => new(heading, report.Verdict, TextReport.Summary(report)) { Report = report };
    }

    /// <summary>A page of reports; where there are several, a table of them stands first.</summary>
    public static string Page(string title, IReadOnlyList<Section> sections, string introduction = "")
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\" />\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n<title>{Escaped(title)}</title>\n");
        html.Append("<style>\n").Append(HtmlStyle.Text.ReplaceLineEndings("\n")).Append("\n</style>\n</head>\n<body>\n");
        html.Append(CultureInfo.InvariantCulture, $"<h1>{Escaped(title)}</h1>\n");
        if (introduction.Length > 0)
            html.Append(CultureInfo.InvariantCulture, $"<p>{Escaped(introduction)}</p>\n");
        if (sections.Count > 1)
            Contents(html, sections);
        Legend(html);
        for (int i = 0; i < sections.Count; i++)
            Append(html, sections[i], i);
        return html.Append("</body>\n</html>\n").ToString();
    }

    static void Contents(StringBuilder html, IReadOnlyList<Section> sections)
    {
        html.Append("<div class=\"scroll\"><table><thead><tr><th>verdict</th><th>check</th><th>found</th></tr></thead><tbody>\n");
        for (int i = 0; i < sections.Count; i++)
        {
            string heading = Escaped(sections[i].Heading), link = sections[i].HasContent ? $"<a href=\"#s{i}\">{heading}</a>" : heading;
            html.Append(CultureInfo.InvariantCulture, $"<tr><td>{Badge(sections[i].Verdict)}</td><td>{link}</td><td>{Escaped(sections[i].Summary)}</td></tr>\n");
        }

        html.Append("</tbody></table></div>\n");
    }

    static void Append(StringBuilder html, Section section, int number)
    {
        if (!section.HasContent)
            return;
        if (section.Heading.Length > 0)
            html.Append(CultureInfo.InvariantCulture, $"<h2 id=\"s{number}\">{Escaped(section.Heading)}</h2>\n");
        html.Append(CultureInfo.InvariantCulture, $"<p>{Badge(section.Verdict)} {Escaped(section.Summary)}</p>\n");
        if (section.Text.Length > 0)
            html.Append(CultureInfo.InvariantCulture, $"<pre>{Escaped(section.Text)}</pre>\n");
        if (section.Report is { } report)
            Append(html, report);
    }

    static void Append(StringBuilder html, GradCheckReport report)
    {
        foreach (Guess guess in report.Operands.Select(operand => operand.Guess).OfType<Guess>())
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"guess\">{Escaped(guess.Text)}</p>\n");
        if (report.Notes.Count > 0)
            html.Append("<ul class=\"notes\">").AppendJoin("", report.Notes.Select(note => $"<li>{Escaped(note)}</li>")).Append("</ul>\n");
        Table(html, report);
        foreach (OperandCheck operand in report.Operands)
        {
            html.Append(CultureInfo.InvariantCulture, $"<h3>{Escaped(operand.Name)} <small>{operand.Shape}, {Badge(operand.Verdict)}{Probed(operand)}</small></h3>\n");
            HeatMapSvg.Append(html, operand);
        }

        if (report.Precision is { } precision)
            HtmlPrecision.Append(html, precision);
    }

    static void Table(StringBuilder html, GradCheckReport report)
    {
        string[][] rows = [.. report.Worst(Worst).Select(element => ReportRow.Of(element).Cells)];
        int[] columns = [.. Enumerable.Range(0, ReportRow.Heads.Length).Where(column => Array.Exists(rows, row => row[column].Length > 0))];
        if (rows.Length == 0)
            return;
        html.Append("<div class=\"scroll\"><table><thead><tr>");
        foreach (int column in columns)
            html.Append(CultureInfo.InvariantCulture, $"<th{(numbers.Contains(column) ? " class=\"number\"" : "")}>{ReportRow.Heads[column]}</th>");
        html.Append("</tr></thead><tbody>\n");
        foreach (string[] row in rows)
            html.Append("<tr>").AppendJoin("", columns.Select(column => $"<td class=\"{Class(column, row[column])}\">{Escaped(row[column])}</td>")).Append("</tr>\n");
        html.Append("</tbody></table></div>\n");
    }

    static string Class(int column, string cell) => column switch
    {
        0 => cell,
        8 => "remark",
        _ => numbers.Contains(column) ? "number" : "",
    };

    static void Legend(StringBuilder html)
    {
        html.Append("<div class=\"legend\">");
        foreach ((string name, string meaning) in ((string, string)[])[
            ("pass0", "pass, relative error below 1e-13"), ("pass1", "below 1e-11"), ("pass2", "below 1e-9"), ("pass3", "below 1e-7"), ("pass4", "larger, within what differences can tell"),
            ("doubt", "inconclusive"), ("fail0", "fail, relative error below 0.001"), ("fail1", "below 0.1"), ("fail2", "larger"), ("none", "not checked by itself")])
        {
            html.Append(CultureInfo.InvariantCulture, $"<span><svg width=\"13\" height=\"13\" class=\"map\"><g class=\"{name}\"><rect width=\"13\" height=\"13\"/></g></svg>{meaning}</span>");
        }

        html.Append("</div>\n");
    }

    static string Probed(OperandCheck operand) => operand.Probes.Count == 0 ? "" : $", {Sentences.OfProbes(operand.Probes.Count, operand.DetectableError)}";

    static string Badge(Verdict verdict) => $"<span class=\"verdict {ReportRow.Word(verdict)}\">{ReportRow.Word(verdict)}</span>";

    static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
