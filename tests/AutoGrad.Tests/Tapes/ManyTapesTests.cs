using AutoGrad.Losses;
using AutoGrad.Modules;
using AutoGrad.Optimizers;

namespace AutoGrad.Tests.Tapes;

[Collection("MaxThreads")]
public sealed class ManyTapesTests : IDisposable
{
    const int Callers = 8, Steps = 12;

    readonly int maxThreads = Compute.MaxThreads;

    public void Dispose() => Compute.MaxThreads = maxThreads;

    [Fact]
    public async Task Tapes_on_many_threads_come_to_an_end_with_the_bits_of_one_thread()
    {
        Compute.MaxThreads = 1;
        float[][] alone = [.. Enumerable.Range(0, Callers).Select(Train)];

        Compute.MaxThreads = 3;
        Task<float[]>[] callers = [.. Enumerable.Range(0, Callers).Select(seed =>
            Task.Factory.StartNew(() => Train(seed), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        float[][] together = await Task.WhenAll(callers).WaitAsync(TimeSpan.FromMinutes(10), TestContext.Current.CancellationToken);

        for (int seed = 0; seed < Callers; seed++)
            Assert.Equal(alone[seed], together[seed]);
    }

    /// <summary>The losses of a few steps of a net whose products, maps, sums and updates are long enough to be divided among threads.</summary>
    static float[] Train(int seed)
    {
        var random = new Random(seed);
        var model = new Sequential(new Linear(300, 400, random), new Relu(), new Linear(400, 10, random));
        var adam = new Adam(model.Parameters());
        Tensor x = Tensor.Normal([200, 300], random);
        Tensor labels = Tensor.From<int>([.. Enumerable.Range(0, 200).Select(row => row % 10)]);
        var losses = new float[Steps];
        for (int step = 0; step < Steps; step++)
        {
            using var tape = new Tape();
            Tensor loss = Loss.CrossEntropy(model.Forward(x), labels);
            loss.Backward();
            adam.Step();
            adam.ZeroGradients();
            losses[step] = (float)loss.Item();
        }

        return losses;
    }
}
