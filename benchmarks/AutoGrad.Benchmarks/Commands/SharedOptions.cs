using System.CommandLine;
using AutoGrad.Benchmarks.Reporting;

namespace AutoGrad.Benchmarks.Commands;

/// <summary>Options that several commands share.</summary>
static class SharedOptions
{
    /// <summary>The element types as <see cref="Dtype"/> and the rows of JSON name them.</summary>
    public const string Float32 = "float32", Float64 = "float64";

    /// <summary>The file for the rows as JSON, or null.</summary>
    public static Option<string?> Json { get; } = new("--json")
    {
        HelpName = "file",
        Description = "Writes the rows as JSON too.",
        // What is in the way is told before the measurement, not after it.
        Validators =
        {
            result =>
            {
                if (result.Tokens is [var token] && JsonFile.Obstacle(token.Value) is { } obstacle)
                    result.AddError(obstacle);
            },
        },
    };

    /// <summary>The element type.</summary>
    public static Option<string> Dtype { get; } = new Option<string>("--dtype")
    {
        HelpName = $"{Float32}|{Float64}",
        Description = "The element type.",
        DefaultValueFactory = _ => Float32,
    }.AcceptOnlyFromAmong(Float32, Float64);

    /// <summary>How many threads an operation may use.</summary>
    public static Option<int> Threads { get; } = new("--threads")
    {
        HelpName = "n",
        Description = "How many threads one operation may use.",
        DefaultValueFactory = _ => 1,
        Validators =
        {
            result =>
            {
                if (result.Tokens is [var token] && !(int.TryParse(token.Value, out int threads) && threads >= 1))
                    result.AddError($"--threads takes a whole number from 1, and '{token.Value}' is not.");
            },
        },
    };

    /// <summary>Whether a rough figure soon is worth more than a good one later.</summary>
    public static Option<bool> Quick { get; } = new("--quick") { Description = "Fewer and shorter rounds, for rough figures." };
}
