using AutoGrad.Cli.Options;

namespace AutoGrad.Cli.Train;

/// <summary>A loss to train with.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ForClasses">Whether its targets are classes (true) or values (false).</param>
/// <param name="Loss">The loss of a batch, from the model's outputs and the targets.</param>
internal sealed record LossChoice(string Name, bool ForClasses, Func<Tensor, Tensor, Tensor> Loss) : INamed
{
    public static LossChoice CrossEntropy { get; } = new("cross-entropy", ForClasses: true, Losses.Loss.CrossEntropy);

    public static LossChoice MeanSquaredError { get; } = new("mse", ForClasses: false, Losses.Loss.MeanSquaredError);

    public static IReadOnlyList<LossChoice> All { get; } =
    [
        CrossEntropy,
        new("multi-margin", ForClasses: true, Losses.Loss.MultiMargin),
        MeanSquaredError,
        new("l1", ForClasses: false, Losses.Loss.L1),
        new("huber", ForClasses: false, Losses.Loss.Huber),
        new("smooth-l1", ForClasses: false, Losses.Loss.SmoothL1),
    ];
}
