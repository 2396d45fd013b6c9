using System.Globalization;

namespace AutoGrad.Testing;

/// <summary>The seed of every random draw in the laws: fixed, so that a failure comes again; AUTOGRAD_SEED in the environment chooses another.</summary>
internal static class Seed
{
    const string Variable = "AUTOGRAD_SEED";
    const ulong Fixed = 20260301;

    public static ulong Value { get; } =
        ulong.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out ulong chosen) ? chosen : Fixed;

    /// <summary>How to draw the same again.</summary>
    public static string Hint => $"{Variable}={Value}";
}
