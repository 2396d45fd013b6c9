using System.Globalization;

namespace AutoGrad.Benchmarks.Reporting;

/// <summary>Numbers as tables show them.</summary>
static class Numbers
{
    /// <summary>A number with three significant digits, at least, and no more decimals than these need; an empty text for none.</summary>
    public static string Short(double? value) => value switch
    {
        null => "",
        { } number when !double.IsFinite(number) => number.ToString(CultureInfo.InvariantCulture),
        { } number => number.ToString($"F{Decimals(number)}", CultureInfo.InvariantCulture),
    };

    /// <summary>A ratio with three decimals; an empty text for none.</summary>
    public static string Ratio(double? value) => value?.ToString("F3", CultureInfo.InvariantCulture) ?? "";

    /// <summary>An error in units in the last place: two decimals, or a power of ten where there is nothing to compare any more.</summary>
    public static string Error(double ulps) => ulps.ToString(ulps < 1e5 ? "F2" : "0.0E+0", CultureInfo.InvariantCulture);

    static int Decimals(double number) => number == 0 ? 0 : Math.Clamp(2 - (int)Math.Floor(Math.Log10(Math.Abs(number))), 0, 6);
}
