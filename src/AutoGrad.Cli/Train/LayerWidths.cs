using System.Globalization;

namespace AutoGrad.Cli.Train;

/// <summary>The widths of the hidden layers, as they stand on the command line: <c>128,64</c>.</summary>
/// <param name="Widths">The widths, from the input to the output; none for a linear model.</param>
internal sealed record LayerWidths(IReadOnlyList<int> Widths)
{
    public const string Expected = "widths from 1 with commas between them, such as 128,64, or none";

    /// <summary>The widths; null if the text is none.</summary>
    public static LayerWidths? Parse(string text)
    {
        if (text.Equals("none", StringComparison.OrdinalIgnoreCase))
            return new LayerWidths([]);
        string[] parts = text.Split(',', StringSplitOptions.TrimEntries);
        var widths = new int[parts.Length];
        for (int i = 0; i < parts.Length; i++)
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out widths[i]) || widths[i] < 1)
                return null;
        return new LayerWidths(widths);
    }
}
