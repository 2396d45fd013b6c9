using AutoGrad.Operations;

namespace AutoGrad.Tests.Tapes;

/// <summary>Where the tensors of a program stand that do not fit into one array.</summary>
public class ReplayLayoutTests
{
    [Theory]
    [InlineData(1 << 20, 5 * 1024)] // all in one
    [InlineData(3 * 1024, 5 * 1024)] // three and two
    [InlineData(1024, 5 * 1024)] // one by one
    [InlineData(1000, 0)] // none fits
    public void Stretches_hold_what_one_cannot(int largestStretch, long planned)
    {
        Tensor x = Tensor.From([0.5f, 1.5f]);
        Tensor[] results = [.. Enumerable.Range(0, 5).Select(_ => Tensor.Zeros([256]))];
        ReplayStep[] steps = [.. results.Select((result, i) => new ReplayStep(new BroadcastTo([256]), [x[i % 2]], result, accumulate: false, i))];
        var together = new ReplayStep(new Concat(0), results, Tensor.Zeros([5 * 256]), accumulate: false, 5);
        var pinned = new HashSet<TensorBuffer>(ReferenceEqualityComparer.Instance) { together.Result.Location.Buffer! };

        Assert.Equal(planned, ReplayLayout.Apply([.. steps, together], pinned, largestStretch));
        foreach (ReplayStep step in (ReplayStep[])[.. steps, together])
            step.Run();
        Assert.Equal(Enumerable.Range(0, 5).SelectMany(i => Enumerable.Repeat(i % 2 == 0 ? 0.5f : 1.5f, 256)), together.Result.ToArray<float>());
        Assert.All(results.Where(_ => planned > 0).GroupBy(result => result.Location.Buffer), stretch => Assert.InRange(stretch.Count() * 1024, 1024, largestStretch));
    }
}
