namespace AutoGrad.Tests.Operations;

public class LayerNormTests
{
    [Fact]
    public void Values_have_the_mean_0_and_the_biased_variance_1()
    {
        // Mean 2.5, variance ((1.5)² + (0.5)²) / 2 = 1.25.
        double r = 1 / Math.Sqrt(1.25);
        Tensor y = Tensor.From([1.0, 2, 3, 4]).LayerNorm([4], epsilon: 0);
        Assert.Equal([-1.5 * r, -0.5 * r, 0.5 * r, 1.5 * r], y.ToArray<double>());
    }

    [Fact]
    public void Epsilon_stands_inside_the_root()
    {
        // The variance is 4; with ε = 5 the divisor is 3.
        Assert.Equal([-2.0 / 3, 2.0 / 3], Tensor.From([-2.0, 2]).LayerNorm([2], epsilon: 5).ToArray<double>(), (a, b) => Math.Abs(a - b) < 1e-16);
        Assert.Equal([-2.0 / 3, 2.0 / 3], Tensor.From([-2.0, 2]).RmsNorm([2], epsilon: 5).ToArray<double>(), (a, b) => Math.Abs(a - b) < 1e-16);
    }

    [Fact]
    public void The_last_axes_are_normalized_together()
    {
        Tensor x = Tensor.Normal([3, 4, 5], new Random(1), dtype: DType.Float64);
        Assert.Equal(x.Reshape([3, 20]).LayerNorm([20]).ToArray<double>(), x.LayerNorm([4, 5]).ToArray<double>());
        Assert.Equal(x.Reshape([3, 20]).RmsNorm([20]).ToArray<double>(), x.RmsNorm([4, 5]).ToArray<double>());
    }

    [Theory]
    [InlineData(1 << 20, 8)]
    [InlineData(1 << 20, 1037)]
    public void A_large_mean_costs_no_digits(int mean, int length)
    {
        // Whole numbers, so that adding the mean is exact.
        float[] small = [.. Enumerable.Range(0, length).Select(i => (float)(i * 7 % 16))];
        Tensor x = Tensor.From<float>(small), shifted = Tensor.From<float>([.. small.Select(v => v + mean)]);
        Assert.Equal(x.LayerNorm([length]).ToArray<float>(), shifted.LayerNorm([length]).ToArray<float>(), (a, b) => Math.Abs(a - b) <= 4e-7f);
    }

    [Fact]
    public void Equal_elements_become_0_and_pass_no_gradient()
    {
        Tensor x = Tensor.Full([2, 5], 0.1f);
        Assert.All(x.LayerNorm([5]).ToArray<float>(), y => Assert.Equal(0, y));
        Tensor weights = Tensor.Ones([2, 5]);
        Assert.All(Differentiate.Gradient(t => (t.LayerNorm([5]) * weights).Sum(), x).ToArray<float>(), g => Assert.Equal(0, g, 1e-4f));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(33)]
    [InlineData(1037)]
    public void Float_agrees_with_the_composition_in_double(int length)
    {
        Tensor x = Tensor.Normal([6, length], new Random(1), mean: 3), w = Tensor.Normal([length], new Random(2)), yBar = Tensor.Normal([6, length], new Random(3));
        Tensor wide = x.To(DType.Float64);
        Tensor Composed(Tensor t) =>
            (t - t.Mean(1, keepDims: true)) / (t.Var(1, keepDims: true, correction: 0) + 1e-5).Sqrt() * w.To(DType.Float64);
        Agree(Composed(wide), x.LayerNorm([length], w));
        Agree(
            Differentiate.Gradient(t => (Composed(t) * yBar.To(DType.Float64)).Sum(), wide),
            Differentiate.Gradient(t => (t.LayerNorm([length], w) * yBar).Sum(), x));

        static void Agree(Tensor expected, Tensor computed)
        {
            double size = expected.ToArray<double>().Max(Math.Abs);
            Assert.Equal(expected.ToArray<double>(), computed.To(DType.Float64).ToArray<double>(), (a, b) => Math.Abs(a - b) <= 2e-6 * (1 + size));
        }
    }

    [Fact]
    public void What_does_not_fit_is_refused_before_anything_is_recorded()
    {
        Tensor x = Tensor.Zeros([2, 3]);
        using var tape = new Tape();
        Assert.Contains("[4] must be the end of its shape, which is [2, 3]", Assert.Throws<ShapeException>(() => x.LayerNorm([4])).Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => x.LayerNorm([]));
        Assert.Throws<ShapeException>(() => x.LayerNorm([1, 2, 3]));
        Assert.Throws<ShapeException>(() => x.LayerNorm([3], Tensor.Ones([2, 3])));
        Assert.Throws<ShapeException>(() => x.RmsNorm([3], Tensor.Ones([1])));
        Assert.Throws<DTypeException>(() => x.LayerNorm([3], bias: Tensor.Ones([3], DType.Float64)));
        Assert.Throws<DTypeException>(() => Tensor.Zeros([3], DType.Int32).LayerNorm([3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.LayerNorm([3], epsilon: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.RmsNorm([3], epsilon: double.NaN));
        Assert.Equal(0, tape.Count);
    }
}
