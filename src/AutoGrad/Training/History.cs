namespace AutoGrad.Training;

/// <summary>The course of a training.</summary>
public sealed class History
{
    internal History(IReadOnlyList<EpochResult> epochs, EpochResult best, bool stoppedEarly)
    {
        Epochs = epochs;
        Best = best;
        StoppedEarly = stoppedEarly;
    }

    /// <summary>The epochs in order.</summary>
    public IReadOnlyList<EpochResult> Epochs { get; }

    /// <summary>The epoch with the lowest validation loss, or training loss where there was no validation part.</summary>
    public EpochResult Best { get; }

    /// <summary>Whether training ended because the loss no longer improved.</summary>
    public bool StoppedEarly { get; }
}
