using System.Globalization;
using System.Net;
using System.Text;

namespace AutoGrad;

/// <summary>Draws the errors of an operand's elements as a picture whose colours the page chooses.</summary>
internal static class HeatMapSvg
{
    /// <summary>Relative errors from which a cell that passes is drawn a step darker.</summary>
    static readonly double[] steps = [1e-13, 1e-11, 1e-9, 1e-7];

    public static void Append(StringBuilder html, OperandCheck operand)
    {
        var map = new HeatMap(operand);
        if (map.Rows == 0)
            return;
        int side = Math.Clamp(640 / Math.Max(map.Columns, map.Rows / 2), 6, 26), width = map.Columns * side, height = map.Rows * side;
        html.Append(CultureInfo.InvariantCulture, $"<figure><svg class=\"map\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-label=\"Errors of {WebUtility.HtmlEncode(operand.Name)}\">\n");
        for (int row = 0; row < map.Rows; row++)
        {
            for (int column = 0; column < map.Columns; column++)
                Cell(html, map[row, column], column * side, row * side, side);
        }

        html.Append("</svg>");
        html.Append(CultureInfo.InvariantCulture, $"<figcaption>{Caption(map)}</figcaption></figure>\n");
    }

    static void Cell(StringBuilder html, ElementCheck? element, int x, int y, int side)
    {
        int gap = side > 8 ? 1 : 0;
        html.Append(CultureInfo.InvariantCulture, $"<g class=\"{Class(element)}\"><rect x=\"{x}\" y=\"{y}\" width=\"{side - gap}\" height=\"{side - gap}\"/>");

        // A cross for those who do not see colours.
        if (element?.Verdict == Verdict.Fail && side > 8)
            html.Append(CultureInfo.InvariantCulture, $"<path d=\"M{x + (side / 4)} {y + (side / 4)}L{x + (3 * side / 4)} {y + (3 * side / 4)}M{x + (3 * side / 4)} {y + (side / 4)}L{x + (side / 4)} {y + (3 * side / 4)}\"/>");
        string tip = element is null ? "not checked by itself" : $"{ReportRow.Word(element.Verdict)}: {element}";
        html.Append(CultureInfo.InvariantCulture, $"<title>{WebUtility.HtmlEncode(tip)}</title></g>\n");
    }

    /// <summary>The classes of the legend.</summary>
    public static string Class(ElementCheck? element) => element switch
    {
        null => "none",
        { Verdict: Verdict.Fail } => element.RelativeError < 1e-3 ? "fail0" : element.RelativeError < 0.1 ? "fail1" : "fail2",
        { Verdict: Verdict.Inconclusive } => "doubt",
        _ => string.Create(CultureInfo.InvariantCulture, $"pass{steps.Count(step => element.RelativeError >= step)}"),
    };

    static string Caption(HeatMap map)
    {
        if (map.Shape.Rank == 0)
            return "a single number";
        string across = string.Create(CultureInfo.InvariantCulture, $"axis {map.Shape.Rank - 1} across ({map.ElementColumns})");
        string down = map.Shape.Rank switch
        {
            1 => "",
            2 => string.Create(CultureInfo.InvariantCulture, $"axis 0 down ({map.ElementRows}), "),
            _ => string.Create(CultureInfo.InvariantCulture, $"axes 0 to {map.Shape.Rank - 2} down ({map.ElementRows}), "),
        };
        return down + across + (map.IsCondensed ? "; a cell shows the worst element of a block" : "");
    }
}
