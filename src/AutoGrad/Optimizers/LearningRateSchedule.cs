using System.Globalization;

namespace AutoGrad.Optimizers;

/// <summary>How the learning rate goes with time: a factor of the optimizer's own rate, as a function of the epochs that have passed.</summary>
/// <remarks>Time runs in fractions of epochs: in the middle of the first epoch it is 0.5. The trainer sets the rate before every step.</remarks>
public sealed class LearningRateSchedule
{
    readonly Func<double, double> factor;
    readonly string text;

    /// <summary>A schedule of one's own.</summary>
    /// <param name="factor">The factor, at least 0, after a number of epochs.</param>
    /// <exception cref="ArgumentNullException">There is no function.</exception>
    public LearningRateSchedule(Func<double, double> factor)
        : this(factor, "custom") => ArgumentNullException.ThrowIfNull(factor);

    LearningRateSchedule(Func<double, double> factor, string text)
    {
        this.factor = factor;
        this.text = text;
    }

    /// <summary>The rate stays: factor 1.</summary>
    public static LearningRateSchedule Constant { get; } = new(_ => 1, "constant");

    /// <summary>factorᵏ after k · <paramref name="every"/> epochs.</summary>
    /// <param name="every">The number of epochs between two drops, at least 1.</param>
    /// <param name="factor">By what each drop multiplies the rate, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="every"/> is below 1, or <paramref name="factor"/> is not a finite number above 0.</exception>
    public static LearningRateSchedule StepDecay(int every, double factor = 0.1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        CheckPositive(factor, nameof(factor));
        return new(t => Math.Pow(factor, Math.Floor(t / every)), string.Create(CultureInfo.InvariantCulture, $"times {factor:R} every {every} epochs"));
    }

    /// <summary>factorᵗ after t epochs.</summary>
    /// <param name="factor">By what an epoch multiplies the rate, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not a finite number above 0.</exception>
    public static LearningRateSchedule Exponential(double factor)
    {
        CheckPositive(factor, nameof(factor));
        return new(t => Math.Pow(factor, t), string.Create(CultureInfo.InvariantCulture, $"times {factor:R} an epoch"));
    }

    /// <summary>floor + (1 − floor) · (1 + cos(π·t/epochs))/2 after t epochs, and the floor from <paramref name="epochs"/> on.</summary>
    /// <param name="epochs">When the floor is reached, above 0.</param>
    /// <param name="floor">The factor at the end, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epochs"/> is not a finite number above 0, or <paramref name="floor"/> not one from 0 to 1.</exception>
    /// <remarks>Source: Loshchilov and Hutter, SGDR: Stochastic gradient descent with warm restarts, ICLR 2017, equation 5.</remarks>
    public static LearningRateSchedule Cosine(double epochs, double floor = 0)
    {
        CheckPositive(epochs, nameof(epochs));
        if (!(floor is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(floor), floor, "The floor is a factor from 0 to 1.");
        return new(
            t => floor + ((1 - floor) * (1 + Math.Cos(Math.PI * Math.Min(1, t / epochs))) / 2),
            string.Create(CultureInfo.InvariantCulture, $"cosine over {epochs:R} epochs to {floor:R}"));
    }

    /// <summary>
    /// This schedule after a warm-up: the factor rises in proportion to time to this schedule's first, whose time then begins.
    /// </summary>
    /// <param name="epochs">How long the warm-up takes, above 0; may be a fraction.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epochs"/> is not a finite number above 0.</exception>
    public LearningRateSchedule WithWarmUp(double epochs)
    {
        CheckPositive(epochs, nameof(epochs));
        return new(
            t => t < epochs ? factor(0) * t / epochs : factor(t - epochs), string.Create(CultureInfo.InvariantCulture, $"{text}, after a warm-up of {epochs:R} epochs"));
    }

    /// <summary>The factor after a number of epochs.</summary>
    public double FactorAt(double epochs) => factor(epochs);

    /// <summary>What the schedule does, in words.</summary>
    public override string ToString() => text;

    static void CheckPositive(double value, string name)
    {
        if (!(double.IsFinite(value) && value > 0))
            throw new ArgumentOutOfRangeException(name, value, "This is a finite number above 0.");
    }
}
