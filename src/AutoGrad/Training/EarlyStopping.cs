namespace AutoGrad.Training;

/// <summary>Ends training when the loss has not improved for some epochs. The best weights are restored.</summary>
public sealed class EarlyStopping
{
    /// <summary>A rule of when to stop.</summary>
    /// <param name="patience">After how many epochs in a row without improvement to stop; at least 1.</param>
    /// <param name="minDelta">By how much the loss must fall below the best one so far to count as an improvement; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public EarlyStopping(int patience, double minDelta = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(patience, 1);
        if (!(double.IsFinite(minDelta) && minDelta >= 0))
            throw new ArgumentOutOfRangeException(nameof(minDelta), minDelta, "An improvement is a finite number, at least 0.");
        Patience = patience;
        MinDelta = minDelta;
    }

    /// <summary>After how many epochs in a row without improvement training ends.</summary>
    public int Patience { get; }

    /// <summary>By how much the loss must fall to count as an improvement.</summary>
    public double MinDelta { get; }
}
