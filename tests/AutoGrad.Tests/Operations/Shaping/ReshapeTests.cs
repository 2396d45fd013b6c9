namespace AutoGrad.Tests.Operations.Shaping;

public sealed class ReshapeTests
{
    readonly Tensor numbers = Tensor.Arange(12);

    [Fact]
    public void One_length_is_found()
    {
        Assert.Equal([3, 4], numbers.Reshape([3, -1]).Shape);
        Assert.Equal([2, 3, 2], numbers.Reshape([2, -1, 2]).Shape);
        Assert.Equal([12], numbers.Reshape([3, 4]).Reshape([-1]).Shape);
    }

    [Fact]
    public void A_shape_is_taken_as_it_is()
    {
        Shape shape = [4, 3];

        Assert.Equal(shape, numbers.Reshape(shape).Shape);
        Assert.Equal([], numbers[3].Reshape([]).Shape);
    }

    [Fact]
    public void Nothing_is_copied()
    {
        Assert.True(numbers.Reshape([3, 4]).IsSameMemory(numbers));
        Assert.True(numbers.Reshape([1, 12]).Squeeze().IsSameMemory(numbers));
    }

    [Theory]
    [InlineData(new[] { 5, -1 }, "Reshape finds no length for the −1 in [5, -1]: [12] has 12 elements, which the product of the others, 5, does not divide.")]
    [InlineData(new[] { -1, -1 }, "Reshape finds one length, but [-1, -1] leaves several open; give all but one.")]
    [InlineData(new[] { 5 }, "Reshape keeps the number of elements: [12] has 12, [5] has 5.")]
    [InlineData(new[] { -2, 6 }, "An axis length cannot be negative, but the shape [-2, 6] has -2.")]
    [InlineData(new[] { 0, -1 }, "Reshape finds no length for the −1 in [0, -1]: [12] has 12 elements, which the product of the others, 0, does not divide.")]
    public void Lengths_that_do_not_fit_are_refused(int[] lengths, string message) =>
        Assert.Equal(message, Assert.Throws<ShapeException>(() => numbers.Reshape(lengths)).Message);

    [Fact]
    public void Flatten_joins_the_axes_it_is_given()
    {
        Tensor x = Tensor.Zeros([2, 3, 4, 5]);

        Assert.Equal([120], x.Flatten().Shape);
        Assert.Equal([2, 60], x.Flatten(1).Shape);
        Assert.Equal([2, 12, 5], x.Flatten(1, -2).Shape);
        Assert.Equal([1], Tensor.Scalar(3).Flatten().Shape);
        Assert.Equal(
            "Flatten joins the axes from 2 to 1, but in [2, 3, 4, 5] the first comes after the last.",
            Assert.Throws<ShapeException>(() => x.Flatten(2, 1)).Message);
    }

    [Fact]
    public void Squeeze_leaves_out_axes_of_length_one()
    {
        Tensor x = Tensor.Zeros([1, 3, 1]);

        Assert.Equal([3], x.Squeeze().Shape);
        Assert.Equal([1, 3], x.Squeeze(-1).Shape);
        Assert.Equal(
            "Squeeze leaves out an axis of length 1, but axis 1 of [1, 3, 1] has length 3; choose an element of it with Select.",
            Assert.Throws<ShapeException>(() => x.Squeeze(1)).Message);
    }

    [Fact]
    public void Gradient_has_the_shape_of_the_operand()
    {
        Tensor weights = Tensor.From(new[,] { { 1f, 2 }, { 3, 4 }, { 5, 6 } });

        Tensor gradient = Differentiate.Gradient(x => (x.Reshape([3, -1]) * weights).Sum(), Tensor.Zeros([2, 3]));

        Assert.Equal([2, 3], gradient.Shape);
        Assert.Equal([1f, 2, 3, 4, 5, 6], gradient.ToArray<float>());
    }

    [Fact]
    public void A_view_ends_with_the_tape_unless_it_is_detached()
    {
        Tensor x = Tensor.Arange(4), view, kept;
        using (new Tape())
        {
            Tensor doubled = x * 2;
            view = doubled.Reshape([2, 2])[1];
            kept = view.Detach();
        }

        Assert.Equal([4f, 6], kept.ToArray<float>());
        Assert.Contains("Call Detach() or Item() before the tape ends", Assert.Throws<ObjectDisposedException>(() => view.ToArray<float>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_detached_view_keeps_its_memory_from_being_used_again()
    {
        Tensor kept;
        using (new Tape())
            kept = (Tensor.Arange(64) + 1).Slice(0, 8..24).Detach();
        using (new Tape())
        {
            for (int i = 0; i < 100; i++)
                _ = Tensor.Zeros([64]) - 1;
        }

        Assert.Equal(Enumerable.Range(9, 16).Select(i => (float)i), kept.ToArray<float>());
    }
}
