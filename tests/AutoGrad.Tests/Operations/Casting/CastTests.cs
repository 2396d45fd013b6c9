namespace AutoGrad.Tests.Operations.Casting;

public sealed class CastTests
{
    [Fact]
    public void Numbers_are_truncated_and_kept_in_range() => Assert.Equal(
        [1, -1, int.MaxValue, int.MinValue, 0],
        Tensor.From<double>([1.9, -1.9, 1e10, double.NegativeInfinity, double.NaN]).To(DType.Int32).ToArray<int>());

    [Fact]
    public void Every_place_of_a_register_is_truncated_alike()
    {
        float[] numbers = [1.9f, -1.9f, 3e9f, -3e9f, 2147483520, -2147483648, float.PositiveInfinity, float.NaN, -0.5f];
        int[] integers = [1, -1, int.MaxValue, int.MinValue, 2147483520, int.MinValue, int.MaxValue, 0, 0];
        for (int length = 1; length < 70; length++)
        {
            int[] expected = [.. Enumerable.Range(0, length).Select(i => integers[i % integers.Length])];
            Assert.Equal(expected, Tensor.From<float>([.. Enumerable.Range(0, length).Select(i => numbers[i % numbers.Length])]).To(DType.Int32).ToArray<int>());
        }
    }

    [Fact]
    public void Truth_values_are_zero_and_one()
    {
        Assert.Equal([0f, 1], Tensor.From<bool>([false, true]).To(DType.Float32).ToArray<float>());
        Assert.Equal([false, true, true], Tensor.From<float>([0, -2, float.NaN]).To(DType.Bool).ToArray<bool>());
    }

    [Fact]
    public void Float_types_are_rounded_to_nearest()
    {
        Assert.Equal([0.1f, float.PositiveInfinity, float.NaN], Tensor.From<double>([0.1, 1e300, double.NaN]).To(DType.Float32).ToArray<float>());
        Assert.Equal([0.1f, 16777216f], Tensor.From<float>([0.1f, 16777216f]).To(DType.Float64).ToArray<double>().Select(x => (float)x));
    }

    [Fact]
    public void Gradient_returns_in_the_dtype_of_the_operand()
    {
        Tensor gradient = Differentiate.Gradient(x => (x.To(DType.Float64) * 0.1).Sum(), Tensor.Zeros([2]));

        Assert.Equal([0.1f, 0.1f], gradient.ToArray<float>());
    }

    [Fact]
    public void No_gradient_passes_through_integers() => Assert.Equal(
        [0f, 0],
        Differentiate.Gradient(x => x.To(DType.Int32).To(DType.Float32).Sum(), Tensor.From<float>([1.5f, 2])).ToArray<float>());
}
