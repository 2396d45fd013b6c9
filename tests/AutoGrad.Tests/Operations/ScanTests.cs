namespace AutoGrad.Tests.Operations;

public sealed class ScanTests
{
    /// <summary>Lengths at and around the four elements that are combined with one another.</summary>
    public static TheoryData<int> Lengths => [1, 2, 3, 4, 5, 7, 8, 9, 100];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Running_sums_and_products_of_rows_of_floats_are_rounded_once(int length)
    {
        Tensor x = Tensor.Uniform([3, length], new Random(length), -2, 2);
        AssertRunning(x.CumSum(1), x, 0, (before, element) => before + element);
        AssertRunning(x.CumProd(1), x, 1, (before, element) => before * element);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void The_gradient_of_running_sums_is_the_running_sum_from_the_end(int length)
    {
        Tensor weights = Tensor.Uniform([3, length], new Random(length), -2, 2);
        Tensor gradient = Differentiate.Gradient(x => (x.CumSum(1) * weights).Sum(), Tensor.Zeros([3, length]));
        AssertRunning(gradient.Flip(1), weights.Flip(1), 0, (before, element) => before + element);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void The_gradient_of_a_product_is_the_product_of_the_others(int length)
    {
        Tensor x = Tensor.Uniform([3, length], new Random(length), 0.5, 2);
        float[] gradient = Differentiate.Gradient(x => x.Prod(1).Sum(), x).ToArray<float>(), elements = x.ToArray<float>();
        for (int i = 0; i < gradient.Length; i++)
        {
            // Two products rounded once each, and their product: three roundings of 2⁻²⁴.
            double others = elements.Where((_, place) => place / length == i / length && place != i).Aggregate(1.0, (product, element) => product * element);
            Assert.Equal(1, gradient[i] / others, 3.1 * Math.ScaleB(1, -24));
        }
    }

    [Fact]
    public void Infinities_reach_the_places_behind_them_only()
    {
        const float Infinity = float.PositiveInfinity;
        Tensor x = Tensor.From<float>([1, 2, Infinity, 3, -Infinity, 1]);
        Assert.Equal([1, 3, Infinity, Infinity, float.NaN, float.NaN], x.CumSum(0).ToArray<float>());
        Assert.Equal([1, 2, Infinity, Infinity, -Infinity, -Infinity], x.CumProd(0).ToArray<float>());
    }

    /// <summary>Asserts that rows hold what a computation in double precision gives, but for a last rounding and what cancellation shows of those of double precision.</summary>
    static void AssertRunning(Tensor actual, Tensor x, double start, Func<double, double, double> combine)
    {
        float[] values = actual.ToArray<float>(), elements = x.ToArray<float>();
        int length = x.Shape[1];
        for (int row = 0; row < x.Shape[0]; row++)
        {
            double running = start;
            for (int i = row * length; i < (row + 1) * length; i++)
            {
                running = combine(running, elements[i]);
                Assert.Equal(running, values[i], (Math.Abs(running) * Math.ScaleB(1.001, -24)) + Math.ScaleB(1, -45));
            }
        }
    }
}
