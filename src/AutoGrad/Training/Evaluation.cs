using AutoGrad.Data;
using AutoGrad.Modules;

namespace AutoGrad.Training;

/// <summary>Runs a model over a dataset, without recording anything and with all modules in evaluation mode.</summary>
internal static class Evaluation
{
    /// <summary>The number of examples that go through a model at once where no other is asked for.</summary>
    public const int BatchSize = 256;

    /// <summary>
    /// Gives the outputs for each batch, in the dataset's order, to <paramref name="see"/>. What it is given ends with the call.
    /// </summary>
    public static void Run(Module model, Dataset dataset, int batchSize, Action<Tensor, Batch> see)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        if (dataset.Count == 0)
            throw new ArgumentException("There is nothing to evaluate: the dataset has no rows.", nameof(dataset));
        using var modes = new ModuleModes(model, isTraining: false);
        for (int start = 0; start < dataset.Count; start += batchSize)
        {
            // A tape that does not record: all it does is to take the tensors' memory back at the end of the batch.
            using var tape = new Tape();
            using Pause pause = tape.Pause();
            Batch batch = dataset.BatchAt(start, Math.Min(batchSize, dataset.Count - start));
            see(model.Forward(batch.Inputs), batch);
        }
    }
}
