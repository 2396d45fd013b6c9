namespace AutoGrad.Cli.Train;

/// <summary>What suits a kind of data, where the command line says nothing.</summary>
/// <param name="Layers">The widths of the hidden layers.</param>
/// <param name="BatchSize">The number of examples in a batch.</param>
/// <param name="Epochs">The number of epochs at most.</param>
/// <param name="Patience">After how many epochs without improvement to stop; 0 for never.</param>
internal sealed record TrainDefaults(IReadOnlyList<int> Layers, int BatchSize, int Epochs, int Patience)
{
    /// <summary>Thousands of examples, each with hundreds of pixels: a few epochs are enough.</summary>
    public static TrainDefaults Images { get; } = new([128], BatchSize: 64, Epochs: 10, Patience: 3);

    /// <summary>Hundreds of rows: an epoch has few steps, so there are many, and early stopping decides.</summary>
    public static TrainDefaults Table { get; } = new([64], BatchSize: 16, Epochs: 200, Patience: 20);
}
