using System.Globalization;

namespace AutoGrad;

/// <summary>An interval of the real line on which a function is defined and differentiable.</summary>
/// <param name="Lower">The lower end; −∞ if there is none.</param>
/// <param name="Upper">The upper end; +∞ if there is none.</param>
/// <param name="IncludesLower">Whether the lower end belongs to the domain.</param>
/// <param name="IncludesUpper">Whether the upper end belongs to the domain.</param>
public sealed record Domain(double Lower, double Upper, bool IncludesLower = false, bool IncludesUpper = false)
{
    /// <summary>(−∞, ∞).</summary>
    public static Domain Real { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>(0, ∞).</summary>
    public static Domain Positive { get; } = new(0, double.PositiveInfinity);

    /// <summary>The reals without 0: both (−∞, 0) and (0, ∞).</summary>
    public static Domain NonZero { get; } = Real with { Excluded = [0] };

    /// <summary>Single points inside the interval at which the function has a pole.</summary>
    public IReadOnlyList<double> Excluded { get; init; } = [];

    /// <summary>(lower, upper).</summary>
    public static Domain Open(double lower, double upper) => new(lower, upper);

    /// <summary>[lower, upper].</summary>
    public static Domain Closed(double lower, double upper) => new(lower, upper, true, true);

    /// <summary>(lower, ∞).</summary>
    public static Domain Above(double lower) => new(lower, double.PositiveInfinity);

    /// <summary>Whether <paramref name="x"/> belongs to the domain.</summary>
    public bool Contains(double x) =>
        (x > Lower || (IncludesLower && x == Lower)) && (x < Upper || (IncludesUpper && x == Upper)) && !Excluded.Contains(x);

    /// <summary>The interval in mathematical notation, such as <c>(0, ∞)</c> or <c>ℝ \ {0}</c>.</summary>
    public override string ToString()
    {
        string interval = double.IsInfinity(Lower) && double.IsInfinity(Upper)
            ? "ℝ"
            : $"{(IncludesLower ? '[' : '(')}{End(Lower)}, {End(Upper)}{(IncludesUpper ? ']' : ')')}";
        return Excluded.Count == 0 ? interval : $"{interval} \\ {{{string.Join(", ", Excluded.Select(End))}}}";
    }

    static string End(double x) =>
        double.IsPositiveInfinity(x) ? "∞" : double.IsNegativeInfinity(x) ? "−∞" : x.ToString("R", CultureInfo.InvariantCulture);
}
