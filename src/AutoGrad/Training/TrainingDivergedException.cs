using System.Globalization;

namespace AutoGrad.Training;

/// <summary>
/// Training has come to a loss, or with <see cref="Trainer.CheckFinite"/> to a value or an adjoint, that is infinite or not a number; in the latter case the
/// <see cref="Exception.InnerException"/> is the <see cref="NonFiniteException"/> with the operation. The model has the best weights of the epochs before, or those it began
/// with.
/// </summary>
public sealed class TrainingDivergedException : Exception
{
    /// <summary>States where it happened.</summary>
    /// <param name="epoch">The number of the epoch, from 1.</param>
    /// <param name="batch">The number of the batch in it, from 1; null for the validation after the epoch.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="learningRate">The learning rate at that time.</param>
    public TrainingDivergedException(int epoch, int? batch, double loss, double learningRate)
        : this(
            string.Create(CultureInfo.InvariantCulture, $"The loss became {loss} in {Place(epoch, batch)}, at learning rate {learningRate:R}."), null, epoch, batch, loss, learningRate)
    {
    }

    /// <summary>States where a trainer that checks values found one that is not finite.</summary>
    /// <param name="epoch">The number of the epoch, from 1.</param>
    /// <param name="batch">The number of the batch in it, from 1; null for the validation after the epoch.</param>
    /// <param name="cause">The operation.</param>
    /// <param name="learningRate">The learning rate at that time.</param>
    public TrainingDivergedException(int epoch, int? batch, NonFiniteException cause, double learningRate)
        : this(
            string.Create(CultureInfo.InvariantCulture, $"In {Place(epoch, batch)}, at learning rate {learningRate:R}: {Checked(cause).Message}"), cause, epoch, batch, double.NaN, learningRate)
    {
    }

    TrainingDivergedException(string what, NonFiniteException? cause, int epoch, int? batch, double loss, double learningRate)
        : base(
            string.Create(CultureInfo.InvariantCulture, $"{what} Try a smaller learning rate, such as {learningRate / 10:R}, and look for NaN or very large numbers in the data. ")
            + "The model has the best weights from before.",
            cause)
    {
        Epoch = epoch;
        Batch = batch;
        Loss = loss;
        LearningRate = learningRate;
    }

    /// <summary>The number of the epoch, from 1.</summary>
    public int Epoch { get; }

    /// <summary>The number of the batch in it, from 1; null for the validation after the epoch.</summary>
    public int? Batch { get; }

    /// <summary>The loss; NaN where an operation was found to give what is not finite before the loss was known.</summary>
    public double Loss { get; }

    /// <summary>The learning rate at that time.</summary>
    public double LearningRate { get; }

    static NonFiniteException Checked(NonFiniteException cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        return cause;
    }

    static string Place(int epoch, int? batch) => batch is null ? $"the validation after epoch {epoch}" : $"batch {batch} of epoch {epoch}";
}
