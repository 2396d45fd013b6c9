namespace AutoGrad.Tests.Tensors;

public class NumberTests
{
    [Fact]
    public void A_bare_number_takes_the_dtype_of_the_tensor_it_meets()
    {
        Tensor single = Tensor.From([1f, 2f]), wide = Tensor.From([1.0, 2.0]);
        Assert.Equal(DType.Float32, (single + 0.1).DType);
        Assert.Equal(DType.Float64, (0.1 * wide).DType);
        Assert.Equal([1f + 0.1f, 2f + 0.1f], (single + 0.1).ToArray<float>());
    }

    [Fact]
    public void Numbers_computed_from_numbers_are_still_bare()
    {
        Tensor half = 1.0, two = 2.0;
        Assert.Equal(DType.Float32, (Tensor.From([3f]) * (half / two).Sqrt()).DType);
    }

    [Fact]
    public void Two_float_types_do_not_mix()
    {
        var error = Assert.Throws<DTypeException>(() => Tensor.From([1f]) + Tensor.From([1.0]));
        Assert.Equal("Add needs operands of one dtype, but it got Float32 [1] and Float64 [1]; cast one with To(DType.Float32).", error.Message);
        Assert.Throws<DTypeException>(() => Tensor.From([1]) * Tensor.From([1f]));
    }

    [Fact]
    public void Casts_truncate_saturate_and_pass_gradients()
    {
        Assert.Equal([-1, 2, int.MaxValue], Tensor.From([-1.9, 2.9, 1e12]).To(DType.Int32).ToArray<int>());
        Assert.Equal([true, false, true], Tensor.From([2f, 0f, float.NaN]).To(DType.Bool).ToArray<bool>());
        Assert.Equal([1f, 0f], Tensor.From([true, false]).To(DType.Float32).ToArray<float>());
        Tensor gradient = Differentiate.Gradient(x => x.To(DType.Float64).Square().Sum(), Tensor.From([3f]));
        Assert.Equal(DType.Float32, gradient.DType);
        Assert.Equal([6f], gradient.ToArray<float>());
    }

    [Fact]
    public void Shapes_that_do_not_broadcast_are_named()
    {
        var error = Assert.Throws<ShapeException>(() => Tensor.Zeros([2, 3]) + Tensor.Zeros([4]));
        Assert.Equal("Add cannot broadcast [2, 3] with [4]: counted from the end, axis 1 has lengths 3 and 4, which must be equal or 1.", error.Message);
    }
}
