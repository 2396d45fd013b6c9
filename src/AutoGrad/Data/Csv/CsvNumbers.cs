using System.Globalization;

namespace AutoGrad.Data;

/// <summary>Which texts of a CSV file are numbers, and which say that a value is missing.</summary>
static class CsvNumbers
{
    static readonly string[] MissingMarks = ["", "?", "NA", "N/A", "NaN", "null", "none"];

    /// <summary>Reads a finite number in invariant notation; blanks around it do not matter.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    /// <summary>Reads a number that is finite in 32 bits, rounded once.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out float number) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && float.IsFinite(number);

    /// <summary>Reads a count: digits only.</summary>
    public static bool TryReadCount(ReadOnlySpan<char> text, out int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count);

    /// <summary>Whether the text is one of the usual marks of a missing value.</summary>
    public static bool IsMissing(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> trimmed = text.Trim();
        foreach (string mark in MissingMarks)
            if (trimmed.Equals(mark, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
