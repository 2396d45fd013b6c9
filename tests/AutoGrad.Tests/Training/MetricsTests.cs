using AutoGrad.Data;
using AutoGrad.Losses;
using AutoGrad.Modules;
using AutoGrad.Training;

namespace AutoGrad.Tests.Training;

public class MetricsTests
{
    /// <summary>Gives its input back, and notes how it was called.</summary>
    sealed class Echo : Module
    {
        public List<int> BatchSizes { get; } = [];

        public bool WasTraining { get; private set; }

        public bool WasRecorded { get; private set; }

        public override Tensor Forward(Tensor x)
        {
            BatchSizes.Add(x.Shape[0]);
            WasTraining |= IsTraining;
            WasRecorded |= Tape.Current is { IsRecording: true };
            return x * 1;
        }
    }

    // Largest outputs: class 1, 0, 2, 0 (the first of equals), none.
    static readonly Dataset classes = Dataset.Classification(
        [0, 2, 1, 5, 0, 0, 0, 0, 1, 3, 3, 0, float.NaN, 1, 0], [3], [1, 2, 2, 0, 1], ["a", "b", "cc"]);

    [Fact]
    public void Accuracy_is_the_share_of_classes_found() => Assert.Equal(3 / 5.0, Metrics.Accuracy(new Echo(), classes));

    [Fact]
    public void A_confusion_matrix_counts_what_was_taken_for_what()
    {
        ConfusionMatrix matrix = Metrics.ConfusionMatrix(new Echo(), classes, batchSize: 2);
        Assert.Equal(1, matrix[0, 0]);
        Assert.Equal(1, matrix[1, 1]);
        Assert.Equal(1, matrix[2, 0]);
        Assert.Equal(1, matrix[2, 2]);
        Assert.Equal((5, 1), (matrix.Count, matrix.Undecided));
        Assert.Equal(0.5, matrix.Recall(2));
        Assert.Equal(0.5, matrix.Precision(0));
        Assert.Equal(
            """
                a  b cc
            a   1  0  0
            b   0  1  0
            cc  1  0  1
            """,
            matrix.ToString(), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Evaluation_goes_batch_by_batch_unrecorded_in_evaluation_mode_and_leaves_the_mode()
    {
        var model = new Echo();
        using var tape = new Tape();
        Metrics.Accuracy(model, classes, batchSize: 2);
        Assert.Equal([2, 2, 1], model.BatchSizes);
        Assert.False(model.WasTraining);
        Assert.False(model.WasRecorded);
        Assert.True(model.IsTraining);
        Assert.Equal(0, tape.Count);
    }

    [Fact]
    public void One_logit_decides_between_two_classes()
    {
        Dataset data = Dataset.Classification([-1, 0, 0.5f, 3], [1], [0, 1, 1, 0], 2);
        Assert.Equal(0.5, Metrics.Accuracy(new Echo(), data));
    }

    [Fact]
    public void Errors_of_a_regression_are_those_of_the_formulas()
    {
        // Outputs 1, 2, 4; targets 1, 3, 5 with mean 3: residuals 0, 1, 1 and deviations −2, 0, 2.
        Dataset data = Dataset.Regression([1, 2, 4], [1], [1, 3, 5]);
        Assert.Equal(2 / 3.0, Metrics.MeanSquaredError(new Echo(), data, batchSize: 2), 1e-15);
        Assert.Equal(1 - (2 / 8.0), Metrics.R2(new Echo(), data, batchSize: 2), 1e-15);
    }

    [Fact]
    public void The_determination_of_several_outputs_is_averaged_and_that_of_a_constant_is_all_or_nothing()
    {
        // The first output is met exactly though constant; the second has residuals 1, 1 and deviations −1, 1.
        Dataset data = Dataset.Regression([7, 1, 7, 4], [2], [7, 2, 7, 4], outputCount: 2);
        Assert.Equal((1 + (1 - (1 / 2.0))) / 2, Metrics.R2(new Echo(), data), 1e-15);
    }

    [Fact]
    public void A_loss_is_the_mean_over_examples_even_if_the_last_batch_is_short()
    {
        Dataset data = Dataset.Regression([1, 2, 4], [1], [1, 3, 5]);
        Assert.Equal(2 / 3.0, Metrics.Loss(new Echo(), data, Loss.MeanSquaredError, batchSize: 2), 1e-7);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Dataset values = Dataset.Regression([1, 2], [1], [1, 3]), wide = Dataset.Regression([1, 2], [2], [1]);
        Assert.Throws<InvalidOperationException>(() => Metrics.Accuracy(new Echo(), values));
        Assert.Throws<InvalidOperationException>(() => Metrics.MeanSquaredError(new Echo(), classes));
        Assert.Contains("[1, 2]", Assert.Throws<ShapeException>(() => Metrics.MeanSquaredError(new Echo(), wide)).Message, StringComparison.Ordinal);
        Dataset twoOfThree = Dataset.Classification([1, 2], [2], [1], 3);
        Assert.Contains("3 classes", Assert.Throws<ShapeException>(() => Metrics.Accuracy(new Echo(), twoOfThree)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Metrics.Accuracy(new Echo(), classes.Take(0)));
    }
}
