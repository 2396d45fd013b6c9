using System.Globalization;

namespace AutoGrad;

/// <summary>The check of all elements of an operand at once: the derivative along a direction of random signs ±1.</summary>
/// <param name="Operand">The name of the operand.</param>
/// <param name="Analytic">The sum of the gradient's elements with the signs of the direction.</param>
/// <param name="Numeric">The derivative along the direction by differences.</param>
/// <param name="NumericError">How far <paramref name="Numeric"/> may be from the truth.</param>
/// <param name="Tolerance">The largest distance at which the two count as equal.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Doubt">Why there is no verdict.</param>
public sealed record ProbeCheck(string Operand, double Analytic, double Numeric, double NumericError, double Tolerance, Verdict Verdict, Doubt Doubt)
{
    /// <summary>The probe's numbers, as <c>x along a random direction: analytic 1.5, numeric 3 ± 1e-09 (fail)</c>.</summary>
    public override string ToString()
    {
        string reason = Verdict == Verdict.Inconclusive ? Sentences.Of(Doubt) : Verdict == Verdict.Fail ? "fail" : "pass";
        return string.Create(CultureInfo.InvariantCulture, $"{Operand} along a random direction: analytic {Analytic + 0.0:G9}, numeric {Numeric + 0.0:G9} ± {NumericError:G2} ({reason})");
    }
}
