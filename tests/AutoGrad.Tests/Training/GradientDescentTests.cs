using AutoGrad.Data;
using AutoGrad.Losses;
using AutoGrad.Modules;
using AutoGrad.Optimizers;
using AutoGrad.Training;

namespace AutoGrad.Tests.Training;

/// <summary>What textbooks say of gradient descent, batches and depth.</summary>
public class GradientDescentTests
{
    const int Rows = 40;

    static readonly double[] inputs = [.. Enumerable.Range(0, Rows).Select(i => ((double)i / Rows) - 0.5)];

    /// <summary>The line y = 2x + 1, without noise, so that its parameters are where every example's loss is 0.</summary>
    static readonly double[] targets = [.. inputs.Select(x => (2 * x) + 1)];

    [Theory]
    [InlineData(Rows)]
    [InlineData(10)]
    [InlineData(1)]
    public void Full_batch_mini_batch_and_stochastic_descent_find_the_same_line(int batchSize)
    {
        var model = new Linear(1, 1, new Random(0));
        Dataset line = Dataset.Regression([.. inputs.Select(x => (float)x)], [1], [.. targets.Select(y => (float)y)]);
        new Trainer(model, Loss.MeanSquaredError, new Sgd(model.Parameters(), 0.4)) { BatchSize = batchSize, MaxEpochs = 300, Random = new Random(1) }.Learn(line);

        // A full batch contracts slowest: by 1 − 2η·E[x²], about 0.933, an epoch.
        Assert.Equal(2, model.Weight.Item(), 1e-5);
        Assert.Equal(1, model.Bias!.Item(), 1e-5);
    }

    [Fact]
    public void The_gradient_of_a_batch_is_the_mean_of_its_examples_gradients()
    {
        Tensor weight = Tensor.From(new[,] { { 0.3 } });
        double Gradient(double[] x, double[] y) => Differentiate.Gradient(
            w => Loss.MeanSquaredError(Tensor.From(x).Reshape([x.Length, 1]).Linear(w), Tensor.From(y).Reshape([y.Length, 1])), weight).Item();

        double mean = Enumerable.Range(0, Rows).Average(i => Gradient([inputs[i]], [targets[i]]));
        Assert.Equal(mean, Gradient(inputs, targets), 1e-14);
    }

    [Fact]
    public void Gradients_vanish_through_sigmoids_and_not_through_rectifiers()
    {
        const int Depth = 12;
        double Gradient(Func<Tensor, Tensor> activation) => Differentiate.Gradient(
            x => Enumerable.Range(0, Depth).Aggregate(x, (value, _) => activation(value)), Tensor.Scalar(0.5)).Item();

        // σ′ = σ(1 − σ) is at most ¼, so that each layer takes at least three quarters of the gradient.
        Assert.InRange(Gradient(x => x.Sigmoid()), double.Epsilon, Math.Pow(0.25, Depth));
        Assert.Equal(1, Gradient(x => x.Relu()));
    }
}
