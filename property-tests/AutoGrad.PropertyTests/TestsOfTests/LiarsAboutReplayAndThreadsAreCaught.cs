namespace AutoGrad.PropertyTests;

/// <summary>
/// Checks:
/// an operation that remembers something from one run to the next is caught by the law of replay, whether it lies in its value or in its gradient;
/// one whose value or gradient depends on the number of threads is caught by the law of threads;
/// honest ones pass.
/// </summary>
[Collection(nameof(Compute.MaxThreads))]
public class LiarsAboutReplayAndThreadsAreCaught
{
    readonly Parameter[] parameters = [new(Tensor.Normal([5], new Random(1), dtype: DType.Float64), "p")];

    int calls;

    [Fact]
    public void A_value_that_changes_from_call_to_call() =>
        Caught("the result", () => Replay(new LyingOperation { Value = x => x[0] * ++calls, Pullback = (_, _, yBar, _) => yBar }));

    [Fact]
    public void A_gradient_that_changes_from_call_to_call() =>
        Caught("gradient 0", () => Replay(new LyingOperation { Value = x => x[0] * 2, Pullback = (_, _, yBar, _) => yBar * ++calls }));

    [Fact]
    public void A_value_that_depends_on_the_number_of_threads() =>
        Caught("the result", () => Threads(new LyingOperation { Value = x => x[0] * Compute.MaxThreads, Pullback = (_, _, yBar, _) => yBar }));

    [Fact]
    public void A_gradient_that_depends_on_the_number_of_threads() =>
        Caught("gradient 0", () => Threads(new LyingOperation { Value = x => x[0] * 2, Pullback = (_, _, yBar, _) => yBar * Compute.MaxThreads }));

    [Fact]
    public void The_truth_passes()
    {
        var honest = new LyingOperation { Value = x => x[0] * 2, Pullback = (_, _, yBar, _) => yBar * 2 };
        Assert.Equal(ReplayEqualsRecording.Runs, Replay(honest));
        Threads(honest);
    }

    int Replay(LyingOperation operation) => new ReplayEqualsRecording().Check(
        x => (operation.Apply(parameters[0]) * x[0]).Sum(),
        parameters,
        run => [Tensor.Normal([5], new Random(2 + run), dtype: DType.Float64)]);

    static void Threads(LyingOperation operation) =>
        new ResultsDoNotDependOnThreads().Check("liar", new Operations.OperationSample("", x => operation.Apply(x), [3, 4]));

    static void Caught(string clue, Action law) => Assert.Contains(clue, Assert.Throws<LawBrokenException>(law).Message, StringComparison.Ordinal);
}
