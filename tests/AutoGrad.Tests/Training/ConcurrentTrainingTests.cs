using AutoGrad.Losses;
using AutoGrad.Modules;
using AutoGrad.Optimizers;

namespace AutoGrad.Tests.Training;

[Collection("MaxThreads")]
public class ConcurrentTrainingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Eight_trainings_at_once_give_the_bits_of_each_alone(int threads)
    {
        int before = Compute.MaxThreads;
        Compute.MaxThreads = threads;
        try
        {
            float[][] alone = [.. Enumerable.Range(0, 8).Select(TrainedWeights)];
            Task<float[]>[] together = [.. Enumerable.Range(0, 8).Select(seed => Task.Factory.StartNew(
                () => TrainedWeights(seed), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
            float[][] weights = await Task.WhenAll(together).WaitAsync(TimeSpan.FromMinutes(10), TestContext.Current.CancellationToken);
            Assert.Equal(alone, weights);
        }
        finally
        {
            Compute.MaxThreads = before;
        }
    }

    /// <summary>The weights after some steps of a network whose products are large enough to be divided among threads.</summary>
    static float[] TrainedWeights(int seed)
    {
        var random = new Random(seed);
        var model = new Sequential(new Linear(300, 128, random), new Tanh(), new Linear(128, 10, random));
        var optimizer = new Adam(model.Parameters(), learningRate: 0.01);
        Tensor inputs = Tensor.Uniform([64, 300], random, -1, 1), targets = Tensor.Uniform([64, 10], random, -1, 1);
        for (int step = 0; step < 10; step++)
        {
            using var tape = new Tape();
            Loss.MeanSquaredError(model.Forward(inputs), targets).Backward();
            optimizer.Step();
            optimizer.ZeroGradients();
        }

        return [.. model.Parameters().SelectMany(parameter => parameter.ToArray<float>())];
    }
}
