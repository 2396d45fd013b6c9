namespace AutoGrad.Benchmarks.Peers;

/// <summary>What is compared.</summary>
static class Workloads
{
    /// <summary>The nets that two threads are worth while for, and on one thread also the smallest net and single operations.</summary>
    public static IEnumerable<IWorkload> For(int threads)
    {
        if (threads == 1)
        {
            yield return new ProductSum(16);
            yield return new MultiplicationChain(16, 100);
            yield return new TrainingStep("2-16-16-1", 32, "sgd");
            yield return new TrainingStep("2-16-16-1", 32, "adam");
        }

        yield return new TrainingStep("784-128-10", 64, "sgd");
        yield return new TrainingStep("784-128-10", 64, "adam");
        yield return new TrainingStep("784-512-256-10", 128, "sgd");
        yield return new TrainingStep("784-512-256-10", 128, "adam");
    }
}
