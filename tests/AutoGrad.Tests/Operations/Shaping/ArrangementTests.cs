namespace AutoGrad.Tests.Operations.Shaping;

public sealed class ArrangementTests
{
    readonly Tensor grid = Tensor.Arange(6).Reshape([2, 3]);

    [Fact]
    public void Pad_puts_zeros_or_a_value_around()
    {
        Assert.Equal([0f, 0, 1, 2, 0, 3, 4, 5], grid.Pad(1, 1, 0).ToArray<float>());
        Assert.Equal([0f, 1, 2, 9, 3, 4, 5, 9, 9, 9, 9, 9], grid.Pad([(0, 1), (0, 1)], 9).ToArray<float>());
        Assert.Equal(
            [float.NegativeInfinity, 0, float.NegativeInfinity],
            Tensor.Zeros([1]).Pad([(1, 1)], double.NegativeInfinity).ToArray<float>());
        Assert.Equal(
            "Pad adds elements, but it was given -1 before and 0 after on axis 0; use Slice to remove some.",
            Assert.Throws<ShapeException>(() => grid.Pad(0, -1, 0)).Message);
    }

    [Fact]
    public void Gradient_of_a_padded_tensor_leaves_the_margin_out() => Assert.Equal(
        [5f, 6],
        Differentiate.Gradient(x => (x.Pad([(1, 1)], 3) * Tensor.From<float>([4, 5, 6, 7])).Sum(), Tensor.Zeros([2])).ToArray<float>());

    [Fact]
    public void Broadcasting_repeats_and_its_gradient_sums()
    {
        Assert.Equal([1f, 1, 2, 2], Tensor.From<float>([1, 2], [2, 1]).BroadcastTo([2, 2]).ToArray<float>());
        Assert.Equal([3f, 3], Differentiate.Gradient(x => x.BroadcastTo([3, 2]).Sum(), Tensor.Zeros([2])).ToArray<float>());
        Assert.Equal([3f, 3], Differentiate.Gradient(x => x.BroadcastTo([2, 3]).Sum(), Tensor.Zeros([2, 1])).ToArray<float>());
    }

    [Fact]
    public void Concat_and_stack_put_tensors_together_and_split_takes_them_apart()
    {
        Tensor both = Tensor.Concat([grid, grid + 10], axis: 1);

        Assert.Equal([0f, 1, 2, 10, 11, 12, 3, 4, 5, 13, 14, 15], both.ToArray<float>());
        Assert.Equal([2, 2, 3], Tensor.Stack([grid, grid]).Shape);
        Assert.Equal([0f, 10, 1, 11, 2, 12], Tensor.Stack([grid, grid + 10], axis: -1)[0].Flatten().ToArray<float>());
        Assert.Equal([10f, 11, 12, 13, 14, 15], both.Split(3, axis: 1)[1].ToArray<float>());
        Assert.Equal([[2, 1], [2, 5]], both.Split([1, 5], axis: 1).Select(part => part.Shape.ToArray()));
        Assert.Equal([2, 2, 1], Tensor.Zeros([5]).Split(2).Select(part => part.Length));
        Assert.Equal([3, 3, 1], Tensor.Zeros([7]).Chunk(3).Select(part => part.Length));
        Assert.Equal([3f, 4, 5], grid.Unbind()[1].ToArray<float>());
    }

    [Fact]
    public void Gradient_of_a_concatenation_is_split()
    {
        Tensor weights = Tensor.From<float>([1, 2, 3]);

        Tensor[] gradients = Differentiate.Gradient(x => (Tensor.Concat(x) * weights).Sum(), Tensor.Zeros([1]), Tensor.Zeros([2]));

        Assert.Equal([1f], gradients[0].ToArray<float>());
        Assert.Equal([2f, 3], gradients[1].ToArray<float>());
    }

    [Fact]
    public void Many_tensors_can_be_concatenated()
    {
        // More operands than a machine word has bits, most of them empty.
        Tensor[] parts = [.. Enumerable.Range(0, 70).Select(i => Tensor.Ones([i == 50 ? 3 : 0]))];

        Tensor[] gradients = Differentiate.Gradient(x => (Tensor.Concat(x) * 2).Sum(), parts);

        Assert.Equal([2f, 2, 2], gradients[50].ToArray<float>());
        Assert.All(gradients.Where((_, i) => i != 50), gradient => Assert.Equal([0], gradient.Shape));
    }

    [Fact]
    public void Tensors_that_do_not_fit_together_are_refused()
    {
        Assert.Equal("Stack needs tensors of one shape, but it got [2, 3] and [3].", Assert.Throws<ShapeException>(() => Tensor.Stack([grid, grid[0]])).Message);
        Assert.Equal(
            "Split needs sizes ≥ 0 that add up to 3, the length of axis 1 of [2, 3], but it got [1, 1].",
            Assert.Throws<ShapeException>(() => grid.Split([1, 1], axis: 1)).Message);
        Assert.Equal("Split needs a size of at least 1, but it got 0.", Assert.Throws<ShapeException>(() => grid.Split(0)).Message);
        Assert.Equal("Concat along axis 0 needs equal lengths on all other axes, but it got [2, 3] and [3].", Assert.Throws<ShapeException>(() => Tensor.Concat([grid, grid[0]])).Message);
    }

    [Fact]
    public void Flip_and_roll_reorder_an_axis()
    {
        Assert.Equal([2f, 1, 0, 5, 4, 3], grid.Flip(-1).ToArray<float>());
        Assert.Equal([5f, 4, 3, 2, 1, 0], grid.Flip().ToArray<float>());
        Assert.Equal([2f, 0, 1, 5, 3, 4], grid.Roll(1, 1).ToArray<float>());
        Assert.Equal([1f, 2, 0, 4, 5, 3], grid.Roll(-4, 1).ToArray<float>());
        Assert.Equal("Axis -2 is given twice for the shape [2, 3]; name each axis once.", Assert.Throws<ShapeException>(() => grid.Flip(0, -2)).Message);
    }

    [Fact]
    public void Triangles_hold_zeros_on_the_other_side_even_beside_NaN()
    {
        Assert.Equal([0f, 0, 0, 3, 4, 0], grid.Tril().ToArray<float>());
        Assert.Equal([0f, 1, 2, 0, 4, 5], grid.Triu().ToArray<float>());
        Assert.Equal([0f, 1, 0, 3, 4, 5], grid.Tril(1).ToArray<float>());
        Assert.Equal([0f, 0, 2, 0, 0, 0], grid.Triu(2).ToArray<float>());
        Assert.Equal([0f, 0, 0], Tensor.Full([1, 3], double.NaN).Tril(-1).ToArray<float>());
        Assert.Equal([1f, 0, 1, 1], Differentiate.Gradient(x => x.Tril().Sum(), Tensor.Zeros([2, 2])).ToArray<float>());
        Assert.Equal("Tril needs matrices on the last two axes, but [3] has 1 axes.", Assert.Throws<ShapeException>(() => Tensor.Zeros([3]).Tril()).Message);
    }

    [Fact]
    public void Diagonals_are_taken_and_made()
    {
        Assert.Equal([0f, 4], grid.Diagonal().ToArray<float>());
        Assert.Equal([1f, 5], grid.Diagonal(1).ToArray<float>());
        Assert.Equal([3f], grid.Diagonal(-1).ToArray<float>());
        Assert.Equal([0], grid.Diagonal(-2).Shape);
        Assert.Equal([3, 2], Tensor.Zeros([2, 3, 4]).Diagonal(0, 0, -1).Shape);
        Assert.Equal([0f, 1, 0, 0, 0, 2, 0, 0, 0], Tensor.From<float>([1, 2]).Diag(1).ToArray<float>());
        Assert.Equal([0f, 4], grid.Diag().ToArray<float>());
        Assert.Equal([1f, 0, 0, 0, 1, 0], Differentiate.Gradient(x => x.Diagonal().Sum(), grid).ToArray<float>());
    }

    [Fact]
    public void Tile_and_meshgrid_repeat()
    {
        Assert.Equal([0f, 1, 2, 0, 1, 2, 3, 4, 5, 3, 4, 5], grid.Tile(1, 2).ToArray<float>());
        Assert.Equal([2, 2, 3], grid.Tile(2, 1, 1).Shape);
        Assert.Equal([0f, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5], grid.RepeatInterleave(2, -1).ToArray<float>());
        Tensor[] points = Tensor.Meshgrid(Tensor.From<float>([1, 2]), Tensor.From<float>([3, 4, 5]));
        Assert.Equal([1f, 1, 1, 2, 2, 2], points[0].ToArray<float>());
        Assert.Equal([3f, 4, 5, 3, 4, 5], points[1].ToArray<float>());
    }

    [Fact]
    public void Axes_that_would_be_too_long_are_refused()
    {
        Tensor none = Tensor.Zeros([0, 1 << 16]);
        Action[] calls =
        [
            () => none.Tile(1, 1 << 16), () => Tensor.Zeros([1]).Diag(int.MaxValue), () => Tensor.Zeros([1]).Diag(int.MinValue),
            () => Tensor.Concat([Tensor.Zeros([0, int.MaxValue]), Tensor.Zeros([0, 1])], 1),
        ];
        Assert.All(calls, call => Assert.StartsWith("An axis holds at most 2147483647 places", Assert.Throws<ShapeException>(call).Message, StringComparison.Ordinal));
        Assert.Equal([0, 3 << 16], none.Tile(1, 3).Shape);
    }

    [Fact]
    public void Empty_tensors_keep_their_shapes()
    {
        Tensor empty = Tensor.Zeros([0, 3]);

        Assert.Equal([3, 0], empty.Transpose().Shape);
        Assert.Equal([0, 5], empty.Pad(1, 1, 1).Shape);
        Assert.Equal([2f, 2, 2], (empty.Pad(0, 1, 0) + 2).ToArray<float>());
        Assert.Equal([0, 3], empty.Flip().Shape);
        Assert.Equal([0, 3], empty.Tril().Shape);
        Assert.Equal([0, 3], Differentiate.Gradient(x => x.Transpose().Sum() + x.Diagonal().Sum(), empty).Shape);
    }
}
