namespace AutoGrad.Tests.Operations.Indexing;

public sealed class IndexerTests
{
    readonly Tensor grid = Tensor.Arange(12).Reshape([3, 4]);

    [Fact]
    public void Places_drop_their_axis_and_ranges_keep_it()
    {
        Assert.Equal([0f, 1, 2, 3], grid[0].ToArray<float>());
        Assert.Equal([8f, 9, 10, 11], grid[^1].ToArray<float>());
        Assert.Equal([2, 3], grid[1.., ..3].Shape);
        Assert.Equal([4f, 5, 6, 8, 9, 10], grid[1.., ..3].ToArray<float>());
        Assert.Equal([0f, 1, 2], grid[0, ..3].ToArray<float>());
        Assert.Equal([1f, 5, 9], grid[.., 1].ToArray<float>());
        Assert.Equal(6, grid[1, ^2].Item());
        Assert.Equal([], grid[1, 2].Shape);
    }

    [Fact]
    public void Select_takes_a_place_of_any_axis()
    {
        Assert.Equal([1f, 5, 9], grid.Select(1, 1).ToArray<float>());
        Assert.Equal([3f, 7, 11], grid.Select(-1, ^1).ToArray<float>());
        Assert.Equal(
            "Index 3 is out of range: axis 0 of [3, 4] has places 0 to 2; count from the end with ^1.",
            Assert.Throws<ShapeException>(() => grid.Select(0, 3)).Message);
    }

    [Fact]
    public void Gradient_is_one_where_an_element_was_read()
    {
        Tensor gradient = Differentiate.Gradient(x => x[1, 1..3].Sum() + 2 * x[1, 2], Tensor.Zeros([2, 4]));

        Assert.Equal([0f, 0, 0, 0, 0, 1, 3, 0], gradient.ToArray<float>());
    }

    [Fact]
    public void Second_derivatives_pass_through_the_indexer()
    {
        // f = x₀·x₁², whose Hessian at (2, 3) is [[0, 2·3], [2·3, 2·2]].
        Tensor hessian = Differentiate.Hessian(x => x[0] * x[1] * x[1], Tensor.From<double>([2, 3]));

        Assert.Equal([0.0, 6, 6, 4], hessian.ToArray<double>());
    }

    [Fact]
    public void What_is_out_of_range_is_named()
    {
        Assert.Equal("Index 4 is out of range: axis 1 of [3, 4] has places 0 to 3; count from the end with ^1.", Assert.Throws<ShapeException>(() => grid[0, 4]).Message);
        Assert.Equal("Index -1 is out of range: axis 0 of [3, 4] has places 0 to 2; count from the end with ^1.", Assert.Throws<ShapeException>(() => grid[-1]).Message);
        Assert.Equal("Index ^4 is out of range: axis 0 of [3, 4] has places 0 to 2; count from the end with ^1.", Assert.Throws<ShapeException>(() => grid[^4]).Message);
        Assert.Equal("The range 2..7 does not lie within axis 1 of [3, 4], whose length is 4.", Assert.Throws<ShapeException>(() => grid[0, 2..7]).Message);
        Assert.Equal("The indexer was given 3 indices for [3, 4], which has 2 axes.", Assert.Throws<ShapeException>(() => grid[0, 0, 0]).Message);
    }

    [Fact]
    public void Nothing_is_recorded_when_the_index_is_wrong()
    {
        using var tape = new Tape();

        Assert.Throws<ShapeException>(() => grid[7]);
        Assert.Throws<ArgumentOutOfRangeException>(() => grid.IndexSelect(0, Tensor.From<int>([0, 3])));

        Assert.Equal(0, tape.Count);
    }

    [Fact]
    public void Indices_are_equal_when_they_mean_the_same()
    {
        Assert.Equal((TensorIndex)1, new Index(1));
        Assert.NotEqual((TensorIndex)1, ^1);
        Assert.True((TensorIndex)(1..2) != 1);
        Assert.Equal("1..^2", ((TensorIndex)(1..^2)).ToString());
    }
}
