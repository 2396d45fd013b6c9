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
    public static void Run(Module model, Dataset dataset, int batchSize, Action<Tensor, Batch> see) => Run(model, dataset, batchSize, see, Unrecorded);

    /// <summary>The same while every operation is recorded, and its result looked at.</summary>
    /// <param name="model">The model.</param>
    /// <param name="dataset">The dataset.</param>
    /// <param name="batchSize">The number of examples in a batch.</param>
    /// <param name="see">Is given the outputs for each batch.</param>
    /// <param name="sourceLines">Whether the message names the line of the source text, too.</param>
    /// <exception cref="NonFiniteException">The result of an operation is infinite or not a number.</exception>
    public static void RunChecked(Module model, Dataset dataset, int batchSize, Action<Tensor, Batch> see, bool sourceLines) =>
        Run(model, dataset, batchSize, see, all =>
        {
            using var tape = new Tape(checkFinite: true, sourceLines);
            all();
        });

    static void Run(Module model, Dataset dataset, int batchSize, Action<Tensor, Batch> see, Action<Action> onTape)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        if (dataset.Count == 0)
            throw new ArgumentException("There is nothing to evaluate: the dataset has no rows.", nameof(dataset));
        using var modes = new ModuleModes(model, isTraining: false);
        for (int start = 0; start < dataset.Count; start += batchSize)
        {
            int first = start;
            onTape(() =>
            {
                Batch batch = dataset.BatchAt(first, Math.Min(batchSize, dataset.Count - first));
                see(model.Forward(batch.Inputs), batch);
            });
        }
    }

    /// <summary>With a tape that does not record: all it does is to take the tensors' memory back at the end of the batch.</summary>
    static void Unrecorded(Action all)
    {
        using var tape = new Tape();
        tape.BeginOwnPause();
        all();
    }
}
