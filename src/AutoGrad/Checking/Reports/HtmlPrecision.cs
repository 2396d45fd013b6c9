using System.Globalization;
using System.Net;
using System.Text;

namespace AutoGrad;

/// <summary>Where a gradient loses precision in Float32, as a part of a page.</summary>
internal static class HtmlPrecision
{
    public static void Append(StringBuilder html, PrecisionCheck precision)
    {
        html.Append("<h3>Precision in Float32</h3>\n");
        if (precision.FirstLoss is { } loss)
            html.Append(CultureInfo.InvariantCulture, $"<p>The loss of precision begins at <code>{WebUtility.HtmlEncode(TextReport.Entry(loss))}</code>: {loss.Single:G9} instead of {loss.Double:G9}.</p>\n");
        foreach (PrecisionEntry flipped in precision.Flipped)
            html.Append(CultureInfo.InvariantCulture, $"<p>In Float64 <code>{WebUtility.HtmlEncode(TextReport.Entry(flipped))}</code> comes out differently: {flipped.Single:G9} became {flipped.Double:G9}.</p>\n");
        html.Append("<div class=\"scroll\"><table><thead><tr><th>element</th><th class=\"number\">Float32</th><th class=\"number\">Float64</th><th class=\"number\">ulp</th></tr></thead><tbody>\n");
        foreach (PrecisionElement element in precision.Worst)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<tr><td>{WebUtility.HtmlEncode(element.Operand)}[{string.Join(", ", element.Index)}]</td><td class=\"number\">{element.Single:G9}</td><td class=\"number\">{element.Double:G9}</td><td class=\"number\">{element.Ulps:G3}</td></tr>\n");
        }

        html.Append("</tbody></table></div>\n");
    }
}
