using AutoGrad.Optimizers;

namespace AutoGrad.Cli.Train;

/// <summary>What the command line says about a training; null where it says nothing.</summary>
internal sealed record TrainSettings
{
    public string? Data { get; init; }

    public string? Target { get; init; }

    public IReadOnlyList<string> Ignore { get; init; } = [];

    public LayerWidths? Layers { get; init; }

    public ActivationChoice? Activation { get; init; }

    public double Dropout { get; init; }

    public LossChoice? Loss { get; init; }

    public OptimizerChoice Optimizer { get; init; } = OptimizerChoice.Adam;

    public double? LearningRate { get; init; }

    public double? Momentum { get; init; }

    public double? WeightDecay { get; init; }

    public Func<int, LearningRateSchedule>? Schedule { get; init; }

    public int? BatchSize { get; init; }

    public int? Epochs { get; init; }

    /// <summary>0 for training through all epochs.</summary>
    public int? Patience { get; init; }

    public int Seed { get; init; }

    public int? Threads { get; init; }

    public string? Save { get; init; }
}
