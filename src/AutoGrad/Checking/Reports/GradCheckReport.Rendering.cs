namespace AutoGrad;

public sealed partial class GradCheckReport
{
    /// <summary>The report as text: verdict, counts, the hint at the error, and the worst elements as a table.</summary>
    /// <param name="worst">How many elements the table has at most; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="worst"/> is negative.</exception>
    public string ToTable(int worst = 10)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(worst);
        return TextReport.Of(this, worst);
    }

    /// <summary>
    /// The report as a page that stands by itself, for light and dark screens: what <see cref="ToTable"/> has, and for each operand a map of the errors of its elements.
    /// </summary>
    /// <param name="title">The heading, such as the name of what was checked.</param>
    public string ToHtml(string title = "Gradient check")
    {
        ArgumentNullException.ThrowIfNull(title);
        return HtmlReport.Page(title, [HtmlReport.Section.Of("", this)]);
    }

    /// <summary>
    /// The report as JSON: verdict, counts, guess, notes, and every element that was checked. Numbers that JSON lacks are the strings "NaN", "Infinity" and "-Infinity".
    /// </summary>
    public string ToJson() => JsonReport.Text(JsonReport.Of(this));
}
