using System.Globalization;

namespace AutoGrad.Testing;

/// <summary>Shrinks numbers to rounder ones: 0, small integers, fewer digits.</summary>
internal static class Rounder
{
    /// <summary>Rounder numbers than x, the roundest first; each step comes nearer to an end.</summary>
    public static IEnumerable<double> Shrink(double x)
    {
        if (!double.IsFinite(x))
            yield break;
        double[] candidates = [0, 1, -1, 2, 0.5, Math.Round(x), Math.Round(x, 1), Digits(x, 1), Digits(x, 2), Digits(x, 4), Math.Abs(x)];
        foreach (double candidate in candidates.Distinct())
        {
            if (Roughness(candidate) < Roughness(x))
                yield return candidate;
        }
    }

    static double Digits(double x, int digits) =>
        double.Parse(x.ToString($"E{digits - 1}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    // The length of the number as it is written, and its size for numbers of one length; 0 comes first of all.
    static double Roughness(double x) =>
        x == 0 ? 0 : x.ToString("R", CultureInfo.InvariantCulture).Length + (x < 0 ? 0.5 : 0) + (0.4 * Math.Atan(Math.Abs(x)) / Math.PI);
}
