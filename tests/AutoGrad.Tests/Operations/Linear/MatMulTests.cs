namespace AutoGrad.Tests.Operations.Linear;

public sealed class MatMulTests
{
    readonly Tensor matrix = Tensor.From(new[,] { { 1f, 2 }, { 3, 4 } });
    readonly Tensor vector = Tensor.From<float>([10, 100]);

    [Fact]
    public void Vectors_are_rows_on_the_left_and_columns_on_the_right()
    {
        Assert.Equal([210f, 430], matrix.MatMul(vector).ToArray<float>());
        Assert.Equal([310f, 420], vector.MatMul(matrix).ToArray<float>());
        Assert.Equal(10100, vector.MatMul(vector).Item());
        Assert.Equal([], vector.MatMul(vector).Shape);
    }

    [Fact]
    public void Batches_broadcast_and_their_gradients_are_summed()
    {
        Tensor batch = Tensor.Stack([matrix, 2 * matrix, 3 * matrix]);

        Assert.Equal([3, 2], batch.MatMul(vector).Shape);
        Assert.Equal([630f, 1290], batch.MatMul(vector)[2].ToArray<float>());
        Assert.Equal([310f, 420], vector.MatMul(batch)[0].ToArray<float>());
        Assert.Equal([4, 3, 2, 2], Tensor.Zeros([4, 1, 2, 2]).MatMul(batch).Shape);

        // ∂/∂v Σ B·v = the column sums of all matrices: (1 + 2 + 3)·(1 + 3, 2 + 4).
        Assert.Equal([24f, 36], Differentiate.Gradient(v => batch.MatMul(v).Sum(), vector).ToArray<float>());

        // ∂/∂A Σ A·Bₖ = the row sums of all Bₖ, in every row: (1 + 2 + 3)·(1 + 2, 3 + 4).
        Assert.Equal([18f, 42, 18, 42], Differentiate.Gradient(a => a.MatMul(batch).Sum(), matrix).ToArray<float>());
    }

    [Fact]
    public void An_empty_inner_axis_gives_zeros()
    {
        Assert.Equal([0f, 0, 0, 0], Tensor.Zeros([2, 0]).MatMul(Tensor.Zeros([0, 2])).ToArray<float>());
        Assert.Equal([2, 3, 2], Tensor.Zeros([2, 3, 0]).MatMul(Tensor.Zeros([0, 2])).Shape);
        Assert.Equal([5f, 6, 5, 6], Tensor.Zeros([2, 1, 0]).Linear(Tensor.Zeros([2, 0]), Tensor.From<float>([5, 6])).ToArray<float>());
    }

    [Fact]
    public void Lengths_that_do_not_match_are_refused()
    {
        Assert.Equal(
            "MatMul needs matching inner lengths: left is [64, 784], right is [128, 10].",
            Assert.Throws<ShapeException>(() => Tensor.Zeros([64, 784]).MatMul(Tensor.Zeros([128, 10]))).Message);
        Assert.Equal("Dot needs two vectors of one length, but it got [2] and [3].", Assert.Throws<ShapeException>(() => vector.Dot(Tensor.Zeros([3]))).Message);
        Assert.Equal("Outer needs two vectors, but it got [2, 2] and [2].", Assert.Throws<ShapeException>(() => matrix.Outer(vector)).Message);
        Assert.Equal(
            "Bmm needs shapes [batch, m, k] and [batch, k, n], but it got [1, 2, 2] and [2, 2, 2]; MatMul broadcasts batches.",
            Assert.Throws<ShapeException>(() => Tensor.Zeros([1, 2, 2]).Bmm(Tensor.Zeros([2, 2, 2]))).Message);
    }

    [Fact]
    public void A_linear_map_names_itself_with_a_bias_and_without()
    {
        Tensor x = Tensor.Zeros([5, 3]), weight = Tensor.Zeros([4, 2]);
        Assert.All([null, Tensor.Zeros([4])], bias => Assert.Equal(
            "Linear needs x of shape [rows, inputs] and a weight of shape [outputs, inputs], but it got [5, 3] and [4, 2].",
            Assert.Throws<ShapeException>(() => x.Linear(weight, bias)).Message));
    }

    [Fact]
    public void Small_products_are_what_they_are_called()
    {
        Assert.Equal(120, vector.Dot(Tensor.From<float>([2, 1])).Item());
        Assert.Equal([20f, 30, 200, 300], vector.Outer(Tensor.From<float>([2, 3])).ToArray<float>());
        Assert.Equal(5, matrix.Trace().Item());
        Assert.Equal([1f, 0, 0, 1], Differentiate.Gradient(x => x.Trace(), matrix).ToArray<float>());
    }
}
