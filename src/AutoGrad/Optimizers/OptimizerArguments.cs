using System.Runtime.CompilerServices;

namespace AutoGrad.Optimizers;

/// <summary>The ranges of optimizers' numbers.</summary>
internal static class OptimizerArguments
{
    public static double Share(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value is >= 0 and < 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is at least 0 and less than 1.");

    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        double.IsFinite(value) && value >= 0 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is a finite number, at least 0.");
}
