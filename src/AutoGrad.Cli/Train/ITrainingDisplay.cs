using AutoGrad.Training;

namespace AutoGrad.Cli.Train;

/// <summary>Shows how training goes on.</summary>
internal interface ITrainingDisplay
{
    /// <summary>Runs a training, and shows what it tells after each batch and after each epoch.</summary>
    History Show(Func<Action<BatchProgress>?, Action<EpochResult>, History> train);
}
