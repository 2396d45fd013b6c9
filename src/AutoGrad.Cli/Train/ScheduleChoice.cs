using System.Globalization;
using AutoGrad.Optimizers;

namespace AutoGrad.Cli.Train;

/// <summary>How the learning rate goes with time, as it stands on the command line.</summary>
internal static class ScheduleChoice
{
    public const string Expected = "constant, cosine, cosine:FLOOR, exponential:FACTOR, step:EPOCHS or step:EPOCHS:FACTOR";

    /// <summary>The schedule for a number of epochs; null if the text is none.</summary>
    public static Func<int, LearningRateSchedule>? Parse(string text)
    {
        string[] parts = text.ToLowerInvariant().Split(':');
        var numbers = new double[parts.Length - 1];
        for (int i = 0; i < numbers.Length; i++)
            if (!double.TryParse(parts[i + 1], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i]))
                return null;
        return (parts[0], numbers) switch
        {
            ("constant", []) => _ => LearningRateSchedule.Constant,
            ("cosine", []) => epochs => LearningRateSchedule.Cosine(epochs),
            ("cosine", [>= 0 and <= 1]) => epochs => LearningRateSchedule.Cosine(epochs, numbers[0]),
            ("exponential", [> 0]) => _ => LearningRateSchedule.Exponential(numbers[0]),
            ("step", [>= 1]) when IsWhole(numbers[0]) => _ => LearningRateSchedule.StepDecay((int)numbers[0]),
            ("step", [>= 1, > 0]) when IsWhole(numbers[0]) => _ => LearningRateSchedule.StepDecay((int)numbers[0], numbers[1]),
            _ => null,
        };
    }

    static bool IsWhole(double number) => number == Math.Floor(number) && number <= int.MaxValue;
}
