using System.Diagnostics;
using System.Runtime.CompilerServices;
using AutoGrad.Data;
using AutoGrad.Modules;
using AutoGrad.Optimizers;

namespace AutoGrad.Training;

/// <summary>Trains a model: epochs of shuffled batches, with validation, a schedule of the learning rate, and early stopping.</summary>
/// <example><code>
/// var trainer = new Trainer(model, Loss.CrossEntropy, new Adam(model.Parameters()))
/// {
///     BatchSize = 64, MaxEpochs = 30, EarlyStopping = new EarlyStopping(patience: 4),
/// };
/// History history = trainer.Fit(train, validation);
/// </code></example>
public sealed partial class Trainer
{
    readonly Module model;
    readonly Func<Tensor, Tensor, Tensor> loss;
    readonly Optimizer optimizer;

    /// <summary>A trainer of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="loss">
    /// The loss of a batch as a single number, from the model's outputs and the targets, such as <c>Loss.CrossEntropy</c>.
    /// </param>
    /// <param name="optimizer">The optimizer of the model's parameters.</param>
    /// <exception cref="ArgumentException">The optimizer has no parameter of the model.</exception>
    public Trainer(Module model, Func<Tensor, Tensor, Tensor> loss, Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(optimizer);
        if (!model.Parameters().Intersect<Parameter>(optimizer.Parameters, ReferenceEqualityComparer.Instance).Any())
            throw new ArgumentException("The optimizer has no parameter of the model, which it would leave as it is. Make it from model.Parameters().", nameof(optimizer));
        this.model = model;
        this.loss = loss;
        this.optimizer = optimizer;
    }

    /// <summary>The number of examples in a batch; the last one of an epoch may have fewer.</summary>
    public int BatchSize { get; init => field = AtLeastOne(value); } = 32;

    /// <summary>The number of epochs at most.</summary>
    public int MaxEpochs { get; init => field = AtLeastOne(value); } = 10;

    /// <summary>
    /// When to stop before <see cref="MaxEpochs"/>; null for never. With it, training that comes to its end has the best weights, also after the last epoch.
    /// </summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>Shuffles the examples of each epoch. If it is not set, a generator with seed 0 does.</summary>
    public Random Random { get; init; } = new(0);

    /// <summary>How the learning rate goes with time, relative to the optimizer's own.</summary>
    public LearningRateSchedule Schedule { get; init; } = LearningRateSchedule.Constant;

    /// <summary>The largest norm of all gradients together; above it they are scaled down. Null for no limit.</summary>
    public double? GradientNormLimit { get; init; }

    /// <summary>
    /// Whether training stops at the first operation whose result, or whose adjoint, is not finite, with the operation, the ranges of its operands and the module
    /// in the message; see <see cref="Tape(bool, bool)"/>. Every value is then read once more, in validation too.
    /// </summary>
    public bool CheckFinite { get; init; }

    /// <summary>Whether that message holds the line of the source text at which the operation was recorded, too. It walks the stack at every operation, some microseconds each.</summary>
    public bool SourceLines { get; init; }

    /// <summary>Called after each batch.</summary>
    public Action<BatchProgress>? OnBatch { get; init; }

    /// <summary>Called after each epoch.</summary>
    public Action<EpochResult>? OnEpoch { get; init; }

    /// <summary>Trains the model.</summary>
    /// <param name="train">The examples to learn from.</param>
    /// <param name="validation">
    /// Examples to watch the loss on, which the model does not learn from. Without them the loss on the training examples is watched.
    /// </param>
    /// <param name="cancellation">Ends training after the batch in hand.</param>
    /// <returns>The course of the training.</returns>
    /// <exception cref="ArgumentException">A dataset has no rows.</exception>
    /// <exception cref="ShapeException">The loss is not a single number.</exception>
    /// <exception cref="TrainingDivergedException">
    /// The loss became infinite or NaN, or, with <see cref="CheckFinite"/>, an operation on the way to it or to a gradient did; the model has the best weights of the
    /// epochs before, or those it began with.
    /// </exception>
    /// <exception cref="OperationCanceledException">The training was cancelled; the model has the weights of the last step.</exception>
    /// <remarks>
    /// Afterwards every module is in the mode it was in before, and the optimizer has its own learning rate again. The same random state
    /// gives the same weights.
    /// </remarks>
    public History Fit(Dataset train, Dataset? validation = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        CheckRows(train, nameof(train));
        if (validation is not null)
            CheckRows(validation, nameof(validation));
        double baseRate = optimizer.LearningRate;
        using var modes = new ModuleModes(model, isTraining: true);
        var best = new Snapshot(model.Parameters());
        try
        {
            return Fit(train, validation, baseRate, best, cancellation);
        }
        catch (TrainingDivergedException)
        {
            best.Restore();
            optimizer.ZeroGradients();
            throw;
        }
        finally
        {
            optimizer.LearningRate = baseRate;
        }
    }

    History Fit(Dataset train, Dataset? validation, double baseRate, Snapshot snapshot, CancellationToken cancellation)
    {
        var epochs = new List<EpochResult>();
        EpochResult? best = null;
        double mark = double.PositiveInfinity;
        int waited = 0;
        while (epochs.Count < MaxEpochs && !(waited >= EarlyStopping?.Patience))
        {
            EpochResult epoch = RunEpoch(epochs.Count + 1, train, validation, baseRate, cancellation);
            epochs.Add(epoch);
            if (best is null || Watched(epoch) < Watched(best))
            {
                best = epoch;
                snapshot.Take();
            }

            bool improved = Watched(epoch) < mark - (EarlyStopping?.MinDelta ?? 0);
            mark = improved ? Watched(epoch) : mark;
            waited = improved ? 0 : waited + 1;
            OnEpoch?.Invoke(epoch);
        }

        if (EarlyStopping is not null)
            snapshot.Restore();
        return new History(epochs, best!, stoppedEarly: epochs.Count < MaxEpochs);
    }

    EpochResult RunEpoch(int number, Dataset train, Dataset? validation, double baseRate, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        double trainingLoss = TrainEpoch(number, train, baseRate, cancellation);
        double? validationLoss = null, accuracy = null, error = null;
        if (validation is not null)
        {
            (validationLoss, accuracy, error) = Validate(number, validation);
            if (!double.IsFinite(validationLoss.Value))
                throw new TrainingDivergedException(number, batch: null, validationLoss.Value, optimizer.LearningRate);
        }

        return new EpochResult(number, trainingLoss, validationLoss, accuracy, error, optimizer.LearningRate, Stopwatch.GetElapsedTime(start));
    }

    static double Watched(EpochResult epoch) => epoch.ValidationLoss ?? epoch.TrainingLoss;

    static int AtLeastOne(int value, [CallerMemberName] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, name);
        return value;
    }

    static void CheckRows(Dataset dataset, string name)
    {
        if (dataset.Count == 0)
            throw new ArgumentException("The dataset has no rows.", name);
    }
}
