namespace AutoGrad.Tests.Operations.Shaping;

public sealed class SliceTests
{
    readonly Tensor grid = Tensor.Arange(12).Reshape([3, 4]);

    [Fact]
    public void A_slice_takes_a_stretch_of_an_axis()
    {
        Assert.Equal([4f, 5, 6, 7], grid.Slice(0, 1..2).ToArray<float>());
        Assert.Equal([1f, 2, 5, 6, 9, 10], grid.Slice(-1, 1..^1).ToArray<float>());
        Assert.Equal([5f, 6, 7, 9, 10, 11], grid.Slice(1.., 1..).ToArray<float>());
        Assert.Equal([0, 4], grid.Slice(0, 3..).Shape);
    }

    [Theory]
    [InlineData(2, new[] { 0f, 2, 4 })]
    [InlineData(3, new[] { 0f, 3 })]
    [InlineData(7, new[] { 0f })]
    [InlineData(-1, new[] { 4f, 3, 2, 1, 0 })]
    [InlineData(-2, new[] { 4f, 2, 0 })]
    [InlineData(-3, new[] { 4f, 1 })]
    public void A_step_leaves_elements_out_and_a_negative_one_begins_at_the_end(int step, float[] expected) =>
        Assert.Equal(expected, Tensor.Arange(5).Slice(0, .., step).ToArray<float>());

    [Theory]
    [InlineData(2, new[] { 0f, 1, 0, 1, 0 })]
    [InlineData(-3, new[] { 0f, 2, 0, 0, 1 })]
    public void Gradient_of_a_slice_with_a_step_stands_in_its_places(int step, float[] expected)
    {
        Tensor weights = step > 0 ? Tensor.From<float>([1, 1]) : Tensor.From<float>([1, 2]);
        Range range = step > 0 ? 1.. : ..;

        Assert.Equal(expected, Differentiate.Gradient(x => (x.Slice(0, range, step) * weights).Sum(), Tensor.Zeros([5])).ToArray<float>());
    }

    [Fact]
    public void Slices_of_one_tensor_add_their_gradients()
    {
        Tensor gradient = Differentiate.Gradient(x => x.Slice(0, ..2).Sum() + x.Slice(0, 1..).Sum() + x.Slice(1, 1..).Sum(), Tensor.Zeros([3, 2]));

        Assert.Equal([1f, 2, 2, 3, 1, 2], gradient.ToArray<float>());
    }

    [Fact]
    public void Rows_share_memory_and_columns_do_not()
    {
        Assert.True(grid.Slice(0, 1..)[0].IsView);
        Assert.False(grid.Slice(1, 1..).IsView);
        Assert.True(grid.Slice(1.., ..).IsView);
    }

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    [InlineData(DType.Int32)]
    [InlineData(DType.Bool)]
    public void Every_dtype_is_sliced_padded_and_repeated(DType dtype)
    {
        Tensor x = Tensor.From<int>([1, 0, 0, 1, 1, 0], [2, 3]).To(dtype);

        Assert.Equal([0, 1, 1], Numbers(x[1].Flip()));
        Assert.Equal([0, 1, 0, 0, 0, 1, 1, 0], Numbers(x.Pad(1, 1, 0).Flatten()));
        Assert.Equal([1, 0, 0, 1, 0, 0], Numbers(x[0].Tile(2)));
        Assert.Equal([1, 1, 0, 0, 0, 0], Numbers(x[0].RepeatInterleave(2, 0)));
        Assert.Equal([1, 1, 0, 0, 1, 1, 1, 1, 0, 1], Numbers(x.Pad([(0, 0), (1, 1)], value: 1).Flatten()));
        Assert.Equal([1, 0, 0, 1, 1, 0], Numbers(x.Transpose().Transpose().Flatten()));
    }

    [Fact]
    public void Errors_name_the_axis_and_its_length()
    {
        Assert.Equal("The range 1..5 does not lie within axis 1 of [3, 4], whose length is 4.", Assert.Throws<ShapeException>(() => grid.Slice(1, 1..5)).Message);
        Assert.Equal("A slice cannot go by steps of 0; 1 takes every element, and −1 takes them backwards.", Assert.Throws<ShapeException>(() => grid.Slice(1, .., 0)).Message);
        Assert.Equal("Slice was given 3 ranges for [3, 4], which has 2 axes.", Assert.Throws<ShapeException>(() => grid.Slice(.., .., ..)).Message);
    }

    static double[] Numbers(Tensor x) => [.. Enumerable.Range(0, x.Length).Select(x.ElementAt)];
}
