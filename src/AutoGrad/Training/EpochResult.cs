namespace AutoGrad.Training;

/// <summary>What an epoch of training brought.</summary>
/// <param name="Epoch">The number of the epoch, from 1.</param>
/// <param name="TrainingLoss">
/// The mean of the loss over the training examples, each measured when its batch had its turn, before the step.
/// </param>
/// <param name="ValidationLoss">The mean of the loss over the validation examples after the epoch; null without a validation part.</param>
/// <param name="ValidationAccuracy">
/// The share of validation examples whose class was found; null without a validation part, with values as targets, or if the outputs are no
/// scores of classes.
/// </param>
/// <param name="ValidationError">
/// The mean squared error over the validation examples; null without a validation part, with classes as targets, or if the outputs have
/// another shape than the targets.
/// </param>
/// <param name="LearningRate">The learning rate of the epoch's last step.</param>
/// <param name="Duration">How long the epoch took, with its validation.</param>
public sealed record EpochResult(
    int Epoch, double TrainingLoss, double? ValidationLoss, double? ValidationAccuracy, double? ValidationError, double LearningRate, TimeSpan Duration);
