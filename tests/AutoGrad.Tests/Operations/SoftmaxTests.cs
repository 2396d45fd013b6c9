namespace AutoGrad.Tests.Operations;

public class SoftmaxTests
{
    static readonly double Infinity = double.PositiveInfinity;

    public static TheoryData<int, int, int> Layouts
    {
        get
        {
            var layouts = new TheoryData<int, int, int>();
            foreach (int length in new[] { 1, 2, 5, 8, 10, 16, 17, 100, 1037 })
            {
                foreach (int inner in new[] { 1, 2, 9, 40 })
                    layouts.Add(3, length, inner);
            }

            return layouts;
        }
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Fused_lines_agree_with_their_compositions_to_a_few_ulps(int outer, int length, int inner)
    {
        Tensor x = Tensor.Normal([outer, length, inner], new Random(1), standardDeviation: 3), yBar = Tensor.Normal([outer, length, inner], new Random(2));
        Agree(Composed(x), x.Softmax(1), 4);
        Agree(Composed(-x), x.Softmin(1), 4);
        Agree(ComposedLog(x), x.LogSoftmax(1), 4, magnitude: 1);
        Agree(Differentiate.Gradient(t => (Composed(t) * yBar).Sum(), x), Differentiate.Gradient(t => (t.Softmax(1) * yBar).Sum(), x), 4, magnitude: 1);
        Agree(Differentiate.Gradient(t => (ComposedLog(t) * yBar).Sum(), x), Differentiate.Gradient(t => (t.LogSoftmax(1) * yBar).Sum(), x), 8, magnitude: MathF.Sqrt(length));
    }

    [Fact]
    public void Extreme_logits_give_the_limits()
    {
        Assert.Equal([1, 0, 0], Tensor.From([1e4, 0, -1e4]).Softmax(0).ToArray<double>());
        Assert.Equal([0, -1e4, -2e4], Tensor.From([1e4, 0, -1e4]).LogSoftmax(0).ToArray<double>());
        Assert.Equal([0, 0, 1], Tensor.From([1e4, 0, -1e4]).Softmin(0).ToArray<double>());
        Assert.Equal([0.5f, 0.5f], Tensor.From<float>([1e4f, 1e4f]).Softmax(0).ToArray<float>());
    }

    [Fact]
    public void Masked_logits_get_no_probability_and_no_gradient()
    {
        Tensor x = Tensor.From([-Infinity, 2, 2]);
        Assert.Equal([0, 0.5, 0.5], x.Softmax(0).ToArray<double>());
        Assert.Equal([-Infinity, -Math.Log(2), -Math.Log(2)], x.LogSoftmax(0).ToArray<double>());

        // y = (0, ½, ½): the second row of diag(y) − y yᵀ is (0, ¼, −¼).
        Assert.Equal([0, 0.25, -0.25], Differentiate.Gradient(t => t.Softmax(0).Slice(0, 1..2).Sum(), x).ToArray<double>());
        Assert.Equal([0, 0.5, -0.5], Differentiate.Gradient(t => t.LogSoftmax(0).Slice(0, 1..2).Sum(), x).ToArray<double>());
    }

    [Fact]
    public void Where_everything_is_masked_there_is_no_distribution()
    {
        Tensor x = Tensor.From([-Infinity, -Infinity, 1, 1], [2, 2]);
        Assert.Equal([double.NaN, double.NaN, 0.5, 0.5], x.Softmax(1).ToArray<double>());
        Assert.Equal([double.NaN, double.NaN, -Math.Log(2), -Math.Log(2)], x.LogSoftmax(1).ToArray<double>());
    }

    [Fact]
    public void A_row_does_not_depend_on_its_neighbours()
    {
        foreach (int length in new[] { 3, 10, 17, 300 })
        {
            Tensor row = Tensor.Normal([1, length], new Random(4)), nan = Tensor.Full([1, length], double.NaN);
            float[] alone = row.Softmax(1).ToArray<float>(), among = Tensor.Concat([nan, row, nan], 0).Softmax(1).Slice(0, 1..2).ToArray<float>();
            Assert.Equal(alone, among);
            Assert.Equal(row.LogSoftmax(1).ToArray<float>(), Tensor.Concat([nan, row, nan], 0).LogSoftmax(1).Slice(0, 1..2).ToArray<float>());
        }
    }

    [Fact]
    public void Adjoints_accumulate()
    {
        // x enters twice: the gradient is the sum of both.
        static Tensor numbers(int seed) => Tensor.Normal([4, 10], new Random(seed), dtype: DType.Float64);
        Tensor x = numbers(6), a = numbers(7), b = numbers(8);
        double[] both = Differentiate.Gradient(t => ((t.Softmax(1) * a) + (t.LogSoftmax(1) * b)).Sum(), x).ToArray<double>();
        double[] first = Differentiate.Gradient(t => (t.Softmax(1) * a).Sum(), x).ToArray<double>(), second = Differentiate.Gradient(t => (t.LogSoftmax(1) * b).Sum(), x).ToArray<double>();
        for (int i = 0; i < both.Length; i++)
            Assert.Equal(first[i] + second[i], both[i], 1e-14);
    }

    static Tensor Composed(Tensor x)
    {
        Tensor power = (x - x.Amax(1, keepDims: true).Detach()).Exp();
        return power / power.Sum(1, keepDims: true);
    }

    static Tensor ComposedLog(Tensor x)
    {
        Tensor shifted = x - x.Amax(1, keepDims: true).Detach();
        return shifted - shifted.Exp().Sum(1, keepDims: true).Log();
    }

    /// <summary>Compares with units in the last place of the expected value, or of <paramref name="magnitude"/> if that is larger.</summary>
    static void Agree(Tensor expected, Tensor actual, int ulps, float magnitude = 0)
    {
        double[] wanted = expected.To(DType.Float64).ToArray<double>();
        float[] got = actual.ToArray<float>();
        for (int i = 0; i < got.Length; i++)
        {
            float scale = Math.Max(magnitude, (float)Math.Abs(wanted[i]));
            Assert.True(Math.Abs(wanted[i] - got[i]) <= ulps * (double)(MathF.BitIncrement(scale) - scale), $"element {i}: expected {wanted[i]:R}, got {got[i]:R}");
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(32)]
    [InlineData(33)]
    public void A_row_has_the_same_bits_whatever_stands_beside_it(int length)
    {
        Tensor x = Tensor.Normal([40, length], new Random(1));
        Tensor[] all = [x.Softmax(1), x.LogSoftmax(1)];
        foreach (int rows in (int[])[1, 3, 16, 17])
        {
            Tensor first = Tensor.From(x[..rows].ToArray<float>(), [rows, length]);
            Assert.Equal(all[0][..rows].ToArray<float>(), first.Softmax(1).ToArray<float>());
            Assert.Equal(all[1][..rows].ToArray<float>(), first.LogSoftmax(1).ToArray<float>());
        }
    }
}
