namespace AutoGrad.PropertyTests;

/// <summary>Numbers at which code for registers goes wrong: the ends of every range, of the formats and of what is computed between.</summary>
internal static class SpecialValues
{
    /// <summary>Numbers that every function is asked for, with both signs: zeros, subnormals, the ends of what is normal, halves, large and infinite, and NaN.</summary>
    public static IReadOnlyList<double> All { get; } =
    [
        .. new[]
        {
            0, double.Epsilon, float.Epsilon, 1e-310, 1e-40, 2.2250738585072014e-308, 1.1754943508222875e-38, 1e-20, 1e-8, 1e-4,
            0.5, 0.55, 0.625, 1, 1.5, 2, 2.5, 3, 10, 20, 22, 37, 40,
            87, 88.7, 88.8, 89, 103, 104, 128, 149, 150, 600, 709.7, 709.8, 745, 746, 1023, 1024, 1075,
            1e5, 1_600_000, 8388607.5, 8388608, 1e10, 4503599627370495.5, 4503599627370496, 1e22, 1e30, float.MaxValue, 1e200, double.MaxValue,
            double.PositiveInfinity,
        }.SelectMany(x => new[] { x, -x }),
        double.NaN,
    ];

    /// <summary>Whether two results are the same number, zeros of different sign being different and NaN the same as NaN.</summary>
    public static bool AreSame(double a, double b) => a.Equals(b) && (double.IsNaN(a) || double.IsNegative(a) == double.IsNegative(b));
}
