namespace AutoGrad.Training;

/// <summary>How far training has come, told after each batch.</summary>
/// <param name="Epoch">The number of the epoch, from 1.</param>
/// <param name="MaxEpochs">The number of epochs at most.</param>
/// <param name="Batch">The number of the batch that has just been done, from 1.</param>
/// <param name="BatchCount">The number of batches in an epoch.</param>
/// <param name="Loss">The mean of the loss over the examples of this epoch so far.</param>
/// <param name="LearningRate">The learning rate of the step.</param>
public readonly record struct BatchProgress(int Epoch, int MaxEpochs, int Batch, int BatchCount, double Loss, double LearningRate);
