using System.Globalization;

namespace AutoGrad.Testing;

/// <summary>The seed of every random draw in the laws: fixed, so that a failure comes again, unless the environment or the caller chooses another.</summary>
/// <param name="Value">The seed.</param>
/// <param name="Hint">How to draw the same again.</param>
internal sealed record Seed(ulong Value, string Hint)
{
    const string Variable = "AUTOGRAD_SEED";
    const ulong Fixed = 20260301;

    /// <summary>The seed that AUTOGRAD_SEED holds, or else the fixed one.</summary>
    public static Seed OfEnvironment { get; } = FromVariable(
        ulong.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out ulong chosen) ? chosen : Fixed);

    /// <summary>A seed of the caller's.</summary>
    public static Seed Chosen(ulong value) => new(value, string.Create(CultureInfo.InvariantCulture, $"seed {value}"));

    static Seed FromVariable(ulong value) => new(value, string.Create(CultureInfo.InvariantCulture, $"{Variable}={value}"));
}
