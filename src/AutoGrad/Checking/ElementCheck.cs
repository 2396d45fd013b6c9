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
    /// <summary>
    /// The derivatives to the left and to the right, where the function has a kink at the element; null where it has none. A gradient that is one of them, or
    /// their mean, passes; one elsewhere between them cannot be judged, unless other elements share the kink; one outside fails.
    /// </summary>
    public OneSidedDerivatives? Kink { get; init; }

    /// <summary>
    /// The kink that the element shares with others of its operand, as those that tie for a maximum or for a median; null where none is known. Then the gradients between the one-sided derivatives pass
    /// that amount to the derivative of the function along the direction in which all of them move together, and those that do not fail.
    /// </summary>
    public SharedKink? Shared { get; init; }

    /// <summary>Whether the smallest steps away from the element take other branches than it does, with or without a kink.</summary>
    internal bool IsAtBranch { get; init; }

    /// <summary>The operation to which an error has been traced, with its attributes, such as <c>Sum (axis 0)</c>; empty if none has been.</summary>
    public string Operation { get; init; } = "";

    /// <summary>The module path that the operation was recorded in, such as <c>hidden.weight</c>; empty outside modules.</summary>
    public string Path { get; init; } = "";

    /// <summary>The entry that the operation is of the tape that was checked, or of the recording of the function; null if there is none.</summary>
    public int? Entry { get; init; }

    /// <summary>|analytic − numeric| / max(|analytic|, |numeric|); 0 where both are 0.</summary>
    public double RelativeError => Analytic.Equals(Numeric) ? 0 : Math.Abs(Analytic - Numeric) / Math.Max(Math.Abs(Analytic), Math.Abs(Numeric));

    /// <summary>How many tolerances lie between the gradient and the differences: above 1 they disagree; infinite for a gradient that is not finite.</summary>
    public double Excess =>
        double.IsFinite(Analytic) ? Math.Abs(Analytic - Numeric) / Math.Max(Tolerance, double.Epsilon) : double.PositiveInfinity;

    /// <summary>The element in print: <c>x[2, 1]</c>, or <c>x</c> where that is a single number.</summary>
    internal string Name => Index.Count == 0 ? Operand : $"{Operand}[{string.Join(", ", Index)}]";

    /// <summary>|analytic − numeric|; infinite for a gradient that is not finite.</summary>
    internal double Distance => double.IsFinite(Analytic) && double.IsFinite(Numeric) ? Math.Abs(Analytic - Numeric) : double.PositiveInfinity;

    /// <summary>The element's name and numbers, as <c>x[2, 1]: analytic 1.5, numeric 3 ± 1e-09, relative error 0.5, at 0.7</c>.</summary>
    public override string ToString()
    {
        string numbers = string.Create(
            CultureInfo.InvariantCulture,
            $"{Name}: analytic {Analytic + 0.0:G9}, numeric {Numeric + 0.0:G9} ± {NumericError:G2}, relative error {RelativeError:G3}, at {At:G6}");
        if (Shared is not null && Verdict == Verdict.Fail)
            numbers = $"{numbers}, at a kink: {Sentences.Of(Shared)}";
        string place = Operation.Length == 0 ? "" : Path.Length == 0 ? $", in {Operation}" : $", in {Operation} of {Path}";
        return Doubt == Doubt.None ? $"{numbers}{place}" : $"{numbers}{place} ({Sentences.Of(Doubt)})";
    }
}
