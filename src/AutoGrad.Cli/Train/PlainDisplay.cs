using AutoGrad.Training;

namespace AutoGrad.Cli.Train;

/// <summary>A line for each epoch, for files and pipes.</summary>
internal sealed class PlainDisplay(TextWriter output, int epochs) : ITrainingDisplay
{
    public History Show(Func<Action<BatchProgress>?, Action<EpochResult>, History> train) =>
        train(null, epoch => output.WriteLine(EpochLine.Of(epoch, epochs)));
}
