using AutoGrad.Modules;

namespace AutoGrad.Tests.Modules;

public class InitializerTests
{
    static readonly Shape shape = [300, 100];

    /// <summary>The standard deviation; that of its estimate is about σ/√(2n) for normal samples, less for uniform ones.</summary>
    static void AssertDeviation(double expected, Tensor values)
    {
        double[] x = values.To(DType.Float64).ToArray<double>();
        Assert.Equal(0, x.Average(), 5 * expected / Math.Sqrt(x.Length));
        Assert.Equal(expected, Math.Sqrt(x.Average(value => value * value)), 5 * expected / Math.Sqrt(2 * x.Length));
    }

    static void AssertFills(double bound, Tensor values)
    {
        double[] x = values.To(DType.Float64).ToArray<double>();
        Assert.InRange(x.Max(), 0.999 * bound, bound);
        Assert.InRange(x.Min(), -bound, -0.999 * bound);
    }

    [Fact]
    public void Xavier_uses_both_fans()
    {
        AssertFills(Math.Sqrt(6.0 / 400), Initializers.XavierUniform(shape, new Random(0)));
        AssertDeviation(Math.Sqrt(2.0 / 400), Initializers.XavierUniform(shape, new Random(0)));
        AssertDeviation(2 * Math.Sqrt(2.0 / 400), Initializers.XavierNormal(shape, new Random(0), gain: 2));
    }

    [Fact]
    public void Kaiming_uses_one_fan()
    {
        AssertFills(Math.Sqrt(6.0 / 100), Initializers.KaimingUniform(shape, new Random(0)));
        AssertFills(Math.Sqrt(6.0 / 300), Initializers.KaimingUniform(shape, new Random(0), mode: FanMode.Out));
        AssertDeviation(Math.Sqrt(2.0 / 100), Initializers.KaimingNormal(shape, new Random(0)));
        AssertDeviation(1 / Math.Sqrt(300), Initializers.KaimingNormal(shape, new Random(0), gain: 1, FanMode.Out));
    }

    [Fact]
    public void A_window_multiplies_both_fans()
    {
        AssertDeviation(Math.Sqrt(2.0 / (20 * 9)), Initializers.KaimingNormal([50, 20, 3, 3], new Random(0)));
        AssertDeviation(Math.Sqrt(2.0 / (70 * 9)), Initializers.XavierNormal([50, 20, 3, 3], new Random(0), dtype: DType.Float64));
    }

    [Fact]
    public void Gains_are_those_of_the_paper()
    {
        Assert.Equal(Math.Sqrt(2), Initializers.ReluGain);
        Assert.Equal(Math.Sqrt(2), Initializers.LeakyReluGain(0));
        Assert.Equal(Math.Sqrt(2 / 1.04), Initializers.LeakyReluGain(0.2), 1e-15);
    }

    [Fact]
    public void Constants_are_constant()
    {
        Assert.Equal([0f, 0], Initializers.Zeros([2]).ToArray<float>());
        Assert.Equal([0.5, 0.5], Initializers.Constant([2], 0.5, DType.Float64).ToArray<double>());
    }

    [Fact]
    public void A_vector_has_no_fans()
    {
        ShapeException thrown = Assert.Throws<ShapeException>(() => Initializers.KaimingNormal([5], new Random(0)));
        Assert.Contains("[5]", thrown.Message, StringComparison.Ordinal);
    }
}
