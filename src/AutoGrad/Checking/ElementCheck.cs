using System.Globalization;

namespace AutoGrad;

/// <summary>The check of one element of a gradient.</summary>
/// <param name="Operand">The name of the operand: that of a parameter, or x, x0, x1 and so on; v for a cotangent.</param>
/// <param name="Index">The index of the element, one number an axis.</param>
/// <param name="At">The value of the element.</param>
/// <param name="Analytic">The gradient by the backward pass.</param>
/// <param name="Numeric">The gradient by differences.</param>
/// <param name="NumericError">How far <paramref name="Numeric"/> may be from the truth, estimated from differences at several steps and from rounding.</param>
/// <param name="Tolerance">The largest distance at which the two count as equal; it follows from the estimate.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Doubt">Why there is no verdict.</param>
public sealed record ElementCheck(
    string Operand,
    IReadOnlyList<int> Index,
    double At,
    double Analytic,
    double Numeric,
    double NumericError,
    double Tolerance,
    Verdict Verdict,
    Doubt Doubt)
{
    /// <summary>|analytic − numeric| / max(|analytic|, |numeric|); 0 where both are 0.</summary>
    public double RelativeError => Analytic.Equals(Numeric) ? 0 : Math.Abs(Analytic - Numeric) / Math.Max(Math.Abs(Analytic), Math.Abs(Numeric));

    /// <summary>The element's name and numbers, as <c>x[2, 1]: analytic 1.5, numeric 3 ± 1e-09, relative error 0.5, at 0.7</c>.</summary>
    public override string ToString()
    {
        string numbers = string.Create(
            CultureInfo.InvariantCulture,
            $"{Operand}[{string.Join(", ", Index)}]: analytic {Analytic:G9}, numeric {Numeric:G9} ± {NumericError:G2}, relative error {RelativeError:G3}, at {At:G6}");
        return Doubt == Doubt.None ? numbers : $"{numbers} ({Sentences.Of(Doubt)})";
    }
}
