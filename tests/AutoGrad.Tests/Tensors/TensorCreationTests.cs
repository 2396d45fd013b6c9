using System.Numerics.Tensors;

namespace AutoGrad.Tests.Tensors;

public class TensorCreationTests
{
    [Fact]
    public void The_element_type_decides_the_dtype()
    {
        Assert.Equal(DType.Float64, Tensor.From([1.0, 2.0]).DType);
        Assert.Equal(DType.Float32, Tensor.From([1f, 2f]).DType);
        Assert.Equal(DType.Int32, Tensor.From([1, 2]).DType);
        Assert.Equal(DType.Bool, Tensor.From([true, false]).DType);
    }

    [Fact]
    public void Elements_stand_in_row_major_order()
    {
        Tensor matrix = Tensor.From(new[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        Assert.Equal([2, 3], matrix.Shape);
        Assert.Equal([1, 2, 3, 4, 5, 6], matrix.ToArray<int>());
        Assert.Equal(new[,] { { 1, 2, 3 }, { 4, 5, 6 } }, matrix.ToArray2D<int>());
        Assert.Equal([[1, 2, 3], [4, 5, 6]], matrix.ToRows<int>());
    }

    [Fact]
    public void Jagged_rows_must_be_equally_long()
    {
        Assert.Equal([2, 2], Tensor.From([[1f, 2f], [3f, 4f]]).Shape);
        var error = Assert.Throws<ShapeException>(() => Tensor.From([[1f, 2f], [3f]]));
        Assert.Equal("The rows of a matrix must be equally long, but row 0 has 2 elements and row 1 has 1.", error.Message);
        Assert.Throws<ArgumentNullException>(() => Tensor.From([[1f], null!]));
        Assert.Throws<ArgumentNullException>(() => Tensor.From<float>([null!]));
    }

    [Fact]
    public void A_tensor_is_a_copy_of_the_array_it_was_made_from()
    {
        double[] source = [1, 2];
        Tensor tensor = Tensor.From(source);
        source[0] = 9;
        Assert.Equal([1, 2], tensor.ToArray<double>());
    }

    [Fact]
    public void The_number_of_elements_must_be_that_of_the_shape()
    {
        var error = Assert.Throws<ShapeException>(() => Tensor.From([1f, 2f, 3f], [2, 2]));
        Assert.Equal("The shape [2, 2] needs 4 elements, but 3 were given.", error.Message);
    }

    [Fact]
    public void Types_that_tensors_cannot_hold_are_refused() =>
        Assert.Throws<DTypeException>(() => Tensor.From([1L, 2L]));

    [Fact]
    public void A_tensor_of_the_base_library_survives_the_round_trip()
    {
        Tensor<float> bcl = System.Numerics.Tensors.Tensor.Create([1f, 2f, 3f, 4f, 5f, 6f], [2, 3]);
        Tensor tensor = Tensor.From(bcl);
        Assert.Equal([2, 3], tensor.Shape);
        Assert.Equal([1, 2, 3, 4, 5, 6], tensor.ToArray<float>());
        Tensor<float> back = tensor.ToBclTensor<float>();
        Assert.Equal(6f, back[1, 2]);
        Assert.Equal([(nint)2, 3], back.Lengths.ToArray());
    }

    [Fact]
    public void A_strided_span_of_the_base_library_is_read_in_its_own_order()
    {
        Tensor<int> bcl = System.Numerics.Tensors.Tensor.Create([1, 2, 3, 4, 5, 6], [2, 3]);
        ReadOnlyTensorSpan<int> lastTwoColumns = bcl.AsReadOnlyTensorSpan().Slice(0..2, 1..3);
        Assert.Equal([2, 3, 5, 6], Tensor.From(lastTwoColumns).ToArray<int>());
    }

    [Fact]
    public void Ranges_count_up_and_down_and_may_be_empty()
    {
        Assert.Equal([0, 1, 2, 3], Tensor.Arange(4, DType.Int32).ToArray<int>());
        Assert.Equal([1, 0.75, 0.5], Tensor.Arange(1, 0.25, -0.25, DType.Float64).ToArray<double>());
        Assert.Equal(0, Tensor.Arange(3, 3).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Arange(0, 1, 0));
    }

    [Fact]
    public void The_identity_has_ones_on_the_diagonal() =>
        Assert.Equal([1, 0, 0, 1], Tensor.Eye(2).ToArray<float>());

    [Fact]
    public void Equal_seeds_give_equal_samples()
    {
        Assert.Equal(Tensor.Normal([7], new Random(5)).ToArray<float>(), Tensor.Normal([7], new Random(5)).ToArray<float>());
        Assert.NotEqual(Tensor.Normal([7], new Random(5)).ToArray<float>(), Tensor.Normal([7], new Random(6)).ToArray<float>());
    }

    [Fact]
    public void Normal_samples_have_the_mean_and_deviation_that_were_asked_for()
    {
        const int n = 40_000;
        double[] samples = Tensor.Normal([n], new Random(1), mean: 3, standardDeviation: 2, dtype: DType.Float64).ToArray<double>();
        double mean = samples.Average(), variance = samples.Sum(x => (x - mean) * (x - mean)) / (n - 1);

        // Five standard errors: σ/√n for the mean, σ²√(2/n) for the variance.
        Assert.InRange(mean, 3 - (5 * 2 / Math.Sqrt(n)), 3 + (5 * 2 / Math.Sqrt(n)));
        Assert.InRange(variance, 4 - (5 * 4 * Math.Sqrt(2.0 / n)), 4 + (5 * 4 * Math.Sqrt(2.0 / n)));
    }

    [Fact]
    public void Uniform_samples_between_ends_that_are_one_number_of_the_dtype_are_that_number()
    {
        Assert.Equal([1f, 1f], Tensor.Uniform([2], new Random(2), low: 1, high: 1 + 1e-12).ToArray<float>());
        Assert.Equal([3.0, 3.0], Tensor.Uniform([2], new Random(2), low: 3, high: 3, DType.Float64).ToArray<double>());
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1e39)]
    [InlineData(-1e39, 0)]
    [InlineData(0, double.PositiveInfinity)]
    [InlineData(double.NaN, 1)]
    [InlineData(0, double.NaN)]
    public void Ends_that_bound_no_uniform_distribution_are_refused(double low, double high) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Uniform([2], new Random(2), low, high));

    [Fact]
    public void A_uniform_distribution_is_not_wider_than_any_number() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Uniform([2], new Random(2), double.MinValue, double.MaxValue, DType.Float64));

    [Theory]
    [InlineData(0, -1)]
    [InlineData(0, double.NaN)]
    [InlineData(0, double.PositiveInfinity)]
    [InlineData(double.NaN, 1)]
    [InlineData(double.NegativeInfinity, 1)]
    public void Numbers_of_no_normal_distribution_are_refused(double mean, double standardDeviation) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Normal([2], new Random(2), mean, standardDeviation));

    [Fact]
    public void Uniform_samples_stay_below_the_upper_end()
    {
        float[] samples = Tensor.Uniform([20_000], new Random(2), low: 1, high: 1.0000002).ToArray<float>();
        Assert.All(samples, x => Assert.InRange(x, 1f, MathF.BitDecrement(1.0000002f)));
    }

    [Fact]
    public void Rank_0_and_empty_tensors_are_ordinary_tensors()
    {
        Tensor number = Tensor.Scalar(2.5);
        Assert.Equal(0, number.Rank);
        Assert.Equal(2.5, number.Item());
        Tensor empty = Tensor.Zeros([0, 3]);
        Assert.Equal(0, empty.Length);
        Assert.Equal([0, 3], (empty + 1).Shape);
        Assert.Equal(0, empty.Sum().Item());
    }
}
