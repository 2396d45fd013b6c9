using AutoGrad.Data;
using AutoGrad.Losses;
using AutoGrad.Modules;
using AutoGrad.Optimizers;
using AutoGrad.Training;

namespace AutoGrad.Tests.Training;

internal static class TrainerOfTests
{
    /// <summary>Training that ends with the test run.</summary>
    public static History Learn(this Trainer trainer, Dataset train, Dataset? validation = null) =>
        trainer.Fit(train, validation, TestContext.Current.CancellationToken);
}

public class TrainerTests
{
    /// <summary>Two clouds of points, of class 0 about (−1, −1) and class 1 about (1, 1).</summary>
    static Dataset Clouds(int count, int seed)
    {
        var random = new Random(seed);
        int[] classes = [.. Enumerable.Range(0, count).Select(i => i % 2)];
        float[] inputs = [.. classes.SelectMany(c => new[] { 0, 1 }, (c, _) => (2 * c) - 1 + ((float)random.NextDouble() - 0.5f))];
        return Dataset.Classification(inputs, [2], classes, 2);
    }

    /// <summary>Points on the line y = 2x + 1.</summary>
    static Dataset Line(int count)
    {
        float[] x = [.. Enumerable.Range(0, count).Select(i => ((float)i / count) - 0.5f)];
        return Dataset.Regression(x, [1], [.. x.Select(value => (2 * value) + 1)]);
    }

    static Sequential Network(int seed = 0)
    {
        var random = new Random(seed);
        return new Sequential(new Linear(2, 8, random), new Tanh(), new Dropout(0.1, random), new Linear(8, 2, random));
    }

    static float[] Weights(Module model) => [.. model.Parameters().SelectMany(parameter => parameter.ToArray<float>())];

    [Fact]
    public void A_classifier_learns_and_its_history_tells_how()
    {
        Sequential model = Network();
        var adam = new Adam(model.Parameters(), 0.02);
        History history = new Trainer(model, Loss.CrossEntropy, adam) { MaxEpochs = 5, BatchSize = 16 }.Learn(Clouds(200, seed: 1), Clouds(100, seed: 2));
        Assert.Equal([1, 2, 3, 4, 5], history.Epochs.Select(epoch => epoch.Epoch));
        Assert.False(history.StoppedEarly);
        Assert.True(history.Epochs[^1].TrainingLoss < history.Epochs[0].TrainingLoss / 2);
        Assert.Equal(history.Epochs.Min(epoch => epoch.ValidationLoss), history.Best.ValidationLoss);
        Assert.All(history.Epochs, epoch =>
        {
            Assert.Null(epoch.ValidationError);
            Assert.Equal(0.02, epoch.LearningRate);
            Assert.True(epoch.Duration > TimeSpan.Zero);
        });
        Assert.Equal(1, history.Epochs[^1].ValidationAccuracy);
        Assert.Equal(1, Metrics.Accuracy(model, Clouds(100, seed: 2)));
    }

    [Fact]
    public void A_regression_learns_a_line()
    {
        var model = new Linear(1, 1, new Random(0));
        History history = new Trainer(model, Loss.MeanSquaredError, new Adam(model.Parameters(), 0.05)) { MaxEpochs = 150, BatchSize = 10 }.Learn(Line(50), Line(20));
        Assert.Equal(2, model.Weight.Item(), 1e-2);
        Assert.Equal(1, model.Bias!.Item(), 1e-2);
        Assert.Null(history.Epochs[^1].ValidationAccuracy);
        Assert.Equal(Metrics.MeanSquaredError(model, Line(20)), history.Epochs[^1].ValidationError!.Value, 1e-9);
        Assert.True(Metrics.R2(model, Line(20)) > 0.999);
    }

    [Fact]
    public void A_batch_larger_than_the_dataset_is_all_of_it()
    {
        Sequential[] models = [Network(), Network()];
        double[] losses = [.. new[] { 50, int.MaxValue }.Zip(models, (size, model) =>
            new Trainer(model, Loss.CrossEntropy, new Sgd(model.Parameters(), 0.1)) { MaxEpochs = 2, BatchSize = size }.Learn(Clouds(50, 1)).Best.TrainingLoss)];
        Assert.Equal(losses[0], losses[1]);
        Assert.Equal(Weights(models[0]), Weights(models[1]));
    }

    [Fact]
    public void The_same_seeds_give_the_same_weights()
    {
        Sequential[] models = [Network(), Network()];
        foreach (Sequential model in models)
            new Trainer(model, Loss.CrossEntropy, new Sgd(model.Parameters(), 0.1)) { MaxEpochs = 2, Random = new Random(4) }.Learn(Clouds(50, 1));
        Assert.Equal(Weights(models[0]), Weights(models[1]));
    }

    [Fact]
    public void One_epoch_of_the_trainer_is_the_loop_one_would_write()
    {
        Sequential byTrainer = Network(), byHand = Network();
        Dataset data = Clouds(50, 1);
        new Trainer(byTrainer, Loss.CrossEntropy, new Sgd(byTrainer.Parameters(), 0.1, 0.9)) { MaxEpochs = 1, BatchSize = 8, Random = new Random(4) }.Learn(data);

        var optimizer = new Sgd(byHand.Parameters(), 0.1, 0.9);
        foreach (Batch batch in data.Batches(8, new Random(4)))
        {
            using var tape = new Tape();
            Loss.CrossEntropy(byHand.Forward(batch.Inputs), batch.Targets).Backward();
            optimizer.Step();
            optimizer.ZeroGradients();
        }

        Assert.Equal(Weights(byHand), Weights(byTrainer));
    }

    /// <summary>A model whose loss is the validation loss that a test prescribes for each epoch.</summary>
    sealed class Scripted(params double[] losses) : Module
    {
        readonly Parameter weight = new(Tensor.Zeros([1]));
        int epoch;

        public float Weight => weight.ToArray<float>()[0];

        public override Tensor Forward(Tensor x) => weight.BroadcastTo([x.Shape[0], 1]);

        public Tensor Loss(Tensor outputs, Tensor targets) => IsTraining ? outputs.Sum() : Tensor.Scalar(losses[epoch++]);
    }

    static History Follow(Scripted model, EarlyStopping? rule, int maxEpochs) =>
        new Trainer(model, model.Loss, new Sgd([model.Parameters()[0]], 1)) { MaxEpochs = maxEpochs, BatchSize = 1, EarlyStopping = rule }
            .Learn(Dataset.Regression([0], [1], [0]), Dataset.Regression([0], [1], [0]));

    [Fact]
    public void Early_stopping_waits_for_its_patience_and_restores_the_best_weights()
    {
        // Every epoch takes 1 from the weight, whose best value is that after the third.
        var model = new Scripted(5, 4, 3, 3.5, 3, 3.1, 1);
        History history = Follow(model, new EarlyStopping(patience: 3), maxEpochs: 7);
        Assert.Equal(6, history.Epochs.Count);
        Assert.True(history.StoppedEarly);
        Assert.Equal(3, history.Best.Epoch);
        Assert.Equal(-3, model.Weight);
    }

    [Fact]
    public void An_improvement_that_is_too_small_does_not_count_for_patience_but_for_the_weights()
    {
        var model = new Scripted(5, 4.9, 4.8, 4.7, 1);
        History history = Follow(model, new EarlyStopping(patience: 2, minDelta: 0.5), maxEpochs: 5);
        Assert.Equal(3, history.Epochs.Count);
        Assert.Equal(-3, model.Weight);
    }

    [Fact]
    public void Best_weights_are_restored_too_when_the_epochs_run_out()
    {
        var model = new Scripted(5, 1, 2);
        Assert.False(Follow(model, new EarlyStopping(patience: 5), maxEpochs: 3).StoppedEarly);
        Assert.Equal(-2, model.Weight);
    }

    [Fact]
    public void Without_early_stopping_the_last_weights_stay()
    {
        var model = new Scripted(5, 1, 2);
        Assert.Equal(2, Follow(model, null, maxEpochs: 3).Best.Epoch);
        Assert.Equal(-3, model.Weight);
    }

    [Fact]
    public void Without_validation_the_training_loss_is_watched()
    {
        var model = new Linear(1, 1, new Random(0));
        var trainer = new Trainer(model, Loss.MeanSquaredError, new Sgd(model.Parameters(), 0)) { MaxEpochs = 20, EarlyStopping = new EarlyStopping(2), BatchSize = 50 };
        History history = trainer.Learn(Line(50));
        Assert.True(history.StoppedEarly);
        Assert.Null(history.Best.ValidationLoss);
    }

    [Fact]
    public void A_loss_that_is_not_a_number_stops_training_and_restores_the_best_weights()
    {
        var model = new Linear(1, 1, new Random(0));
        float[]? best = null;
        var trainer = new Trainer(model, (p, t) => Loss.MeanSquaredError(p, t) * (best is null ? 1 : double.NaN), new Sgd(model.Parameters(), 0.1))
        {
            BatchSize = 25,
            OnEpoch = _ => best = Weights(model),
        };
        TrainingDivergedException thrown = Assert.Throws<TrainingDivergedException>(() => trainer.Learn(Line(50)));
        Assert.Equal(2, thrown.Epoch);
        Assert.Equal(1, thrown.Batch);
        Assert.Contains("batch 1 of epoch 2", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("smaller learning rate, such as 0.01", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(best, Weights(model));
    }

    [Fact]
    public void Divergence_by_too_large_a_rate_leaves_finite_weights()
    {
        var model = new Linear(1, 1, new Random(0));
        var trainer = new Trainer(model, Loss.MeanSquaredError, new Sgd(model.Parameters(), 1e6)) { MaxEpochs = 50 };
        TrainingDivergedException thrown = Assert.Throws<TrainingDivergedException>(() => trainer.Learn(Line(50)));
        Assert.All(Weights(model), weight => Assert.True(float.IsFinite(weight)));
        Assert.Equal(1e6, thrown.LearningRate);
    }

    [Fact]
    public void A_trainer_that_checks_values_names_the_operation_and_keeps_the_weights()
    {
        var model = new RootOfLine();
        float[] before = Weights(model);
        var trainer = new Trainer(model, Loss.MeanSquaredError, new Sgd(model.Parameters(), 0.1)) { CheckFinite = true, SourceLines = true };
        TrainingDivergedException thrown = Assert.Throws<TrainingDivergedException>(() => trainer.Learn(Line(50)));
        NonFiniteException cause = Assert.IsType<NonFiniteException>(thrown.InnerException);
        Assert.Equal("Sqrt", cause.Step!.Operation);
        Assert.StartsWith("TrainerTests.cs:", cause.Step.Source, StringComparison.Ordinal);
        Assert.StartsWith("In batch 1 of epoch 1, at learning rate 0.1: ", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(cause.Message, thrown.Message, StringComparison.Ordinal);
        Assert.Equal((1, 1, double.NaN), (thrown.Epoch, thrown.Batch, thrown.Loss));
        Assert.Equal(before, Weights(model));
    }

    [Fact]
    public void A_trainer_that_checks_values_looks_at_validation_too()
    {
        // The inverse sine has no value beyond 1, of which training sees nothing.
        var model = new ArcSineOfScaled();
        Dataset within = Dataset.Regression([0.1f, 0.2f], [1], [0.1f, 0.2f]), beyond = Dataset.Regression([5], [1], [1]);
        var trainer = new Trainer(model, Loss.MeanSquaredError, new Sgd(model.Parameters(), 0.01)) { CheckFinite = true, SourceLines = true, MaxEpochs = 2 };
        TrainingDivergedException thrown = Assert.Throws<TrainingDivergedException>(() => trainer.Learn(within, beyond));
        NonFiniteException cause = Assert.IsType<NonFiniteException>(thrown.InnerException);
        Assert.Equal("Asin", cause.Step!.Operation);
        Assert.StartsWith("TrainerTests.cs:", cause.Step.Source, StringComparison.Ordinal);
        Assert.StartsWith("In the validation after epoch 1, at learning rate 0.01: ", thrown.Message, StringComparison.Ordinal);
        Assert.Null(thrown.Batch);
        Assert.Equal([1f], Weights(model));
        trainer.Learn(within, within);
    }

    [Fact]
    public void A_divergence_in_validation_names_the_epoch()
    {
        TrainingDivergedException thrown = Assert.Throws<TrainingDivergedException>(() => Follow(new Scripted(1, double.NaN), null, maxEpochs: 3));
        Assert.Null(thrown.Batch);
        Assert.Contains("validation after epoch 2", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_is_told_after_each_batch_and_epoch()
    {
        Sequential model = Network();
        List<BatchProgress> batches = [];
        List<EpochResult> epochs = [];
        History history = new Trainer(model, Loss.CrossEntropy, new Sgd(model.Parameters(), 0.1))
        {
            MaxEpochs = 2,
            BatchSize = 20,
            OnBatch = batches.Add,
            OnEpoch = epochs.Add,
        }.Learn(Clouds(50, 1));
        Assert.Equal([(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3)], batches.Select(b => (b.Epoch, b.Batch)));
        Assert.All(batches, b => Assert.Equal((3, 2), (b.BatchCount, b.MaxEpochs)));
        Assert.Equal(history.Epochs, epochs);
        Assert.Equal(epochs[1].TrainingLoss, batches[^1].Loss, 1e-12);
    }

    [Fact]
    public void A_schedule_sets_the_rate_of_each_step_and_the_optimizer_keeps_its_own()
    {
        Sequential model = Network();
        var optimizer = new Sgd(model.Parameters(), 0.5);
        List<double> rates = [];
        new Trainer(model, Loss.CrossEntropy, optimizer)
        {
            MaxEpochs = 2,
            BatchSize = 25,
            Schedule = LearningRateSchedule.Constant.WithWarmUp(1),
            OnBatch = b => rates.Add(b.LearningRate),
        }.Learn(Clouds(50, 1));

        // A quarter and three quarters of the way through the warm-up: the middles of its two steps.
        Assert.Equal([0.125, 0.375, 0.5, 0.5], rates);
        Assert.Equal(0.5, optimizer.LearningRate);
    }

    [Fact]
    public void Gradients_can_be_limited()
    {
        var model = new Linear(1, 1, new Random(0));
        float[] before = Weights(model);
        new Trainer(model, (p, t) => Loss.MeanSquaredError(p, t) * 1e3, new Sgd(model.Parameters(), 1)) { MaxEpochs = 1, BatchSize = 50, GradientNormLimit = 0.01 }.Learn(Line(50));
        Assert.Equal(0.01, Math.Sqrt(Weights(model).Zip(before, (a, b) => (double)(a - b) * (a - b)).Sum()), 1e-5);
    }

    [Fact]
    public void Modes_are_training_in_steps_evaluation_in_validation_and_as_before_afterwards()
    {
        Sequential model = Network();
        model[2].Evaluate();
        List<bool> modes = [];
        new Trainer(model, (p, t) => { modes.Add(model[2].IsTraining); return Loss.CrossEntropy(p, t); }, new Sgd(model.Parameters(), 0.1)) { MaxEpochs = 1, BatchSize = 50 }
            .Learn(Clouds(50, 1), Clouds(10, 2));
        Assert.Equal([true, false], modes);
        Assert.True(model.IsTraining);
        Assert.False(model[2].IsTraining);
    }

    [Fact]
    public void Training_can_be_cancelled()
    {
        Sequential model = Network();
        using var source = new CancellationTokenSource();
        var trainer = new Trainer(model, Loss.CrossEntropy, new Sgd(model.Parameters(), 0.1)) { OnBatch = _ => source.Cancel() };
        Assert.ThrowsAny<OperationCanceledException>(() => trainer.Fit(Clouds(100, 1), cancellation: source.Token));
        Assert.Null(Tape.Current);
    }

    [Fact]
    public void Mistakes_are_told_at_once()
    {
        Sequential model = Network(), other = Network();
        Assert.Throws<ArgumentException>(() => new Trainer(model, Loss.CrossEntropy, new Sgd(other.Parameters(), 0.1)));
        var trainer = new Trainer(model, (p, t) => Loss.CrossEntropy(p, t, reduction: Reduction.None), new Sgd(model.Parameters(), 0.1));
        ShapeException thrown = Assert.Throws<ShapeException>(() => trainer.Learn(Clouds(32, 1)));
        Assert.Contains("[32]", thrown.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => trainer.Learn(Clouds(0, 1)));
        Assert.Throws<ArgumentOutOfRangeException>("BatchSize", () => new Trainer(model, Loss.CrossEntropy, new Sgd(model.Parameters(), 0.1)) { BatchSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EarlyStopping(0));
    }

    /// <summary>The square root of a line that is negative for some of the inputs.</summary>
    sealed class ArcSineOfScaled : Module
    {
        readonly Parameter scale = new(Tensor.From([1f]), "scale");

        public override Tensor Forward(Tensor x) => (scale * x).Asin();
    }

    sealed class RootOfLine : Module
    {
        readonly Linear line = new(1, 1, new Random(1));

        public override Tensor Forward(Tensor x) => line.Forward(x).Sqrt();
    }
}
