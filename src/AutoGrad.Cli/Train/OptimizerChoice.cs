using AutoGrad.Cli.Options;
using AutoGrad.Modules;
using AutoGrad.Optimizers;

namespace AutoGrad.Cli.Train;

/// <summary>An optimizer, and the learning rate that it usually works with.</summary>
/// <param name="Name">Its name.</param>
/// <param name="LearningRate">The learning rate where none is given.</param>
/// <param name="Make">Makes it for a model with a learning rate.</param>
internal sealed record OptimizerChoice(string Name, double LearningRate, Func<Module, double, TrainSettings, Optimizer> Make) : INamed
{
    const double UsualMomentum = 0.9;

    public static OptimizerChoice Adam { get; } = new(
        "adam", 1e-3, (model, rate, settings) => new Adam(model.Parameters(), rate, weightDecay: settings.WeightDecay ?? 0));

    public static IReadOnlyList<OptimizerChoice> All { get; } =
    [
        new("sgd", 1e-2, (model, rate, settings) =>
            new Sgd(model.Parameters(), rate, settings.Momentum ?? UsualMomentum, weightDecay: settings.WeightDecay ?? 0)),
        Adam,
        new("adamw", 1e-3, (model, rate, settings) => new AdamW(model.Parameters(), rate, weightDecay: settings.WeightDecay ?? 1e-2)),
    ];
}
