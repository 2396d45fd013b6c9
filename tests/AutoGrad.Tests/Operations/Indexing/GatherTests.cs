namespace AutoGrad.Tests.Operations.Indexing;

public sealed class GatherTests
{
    readonly Tensor grid = Tensor.From(new[,] { { 1f, 2, 3 }, { 4, 5, 6 } });

    [Fact]
    public void Gather_reads_an_element_for_each_index()
    {
        Assert.Equal([4f, 2, 6], grid.Gather(0, Tensor.From<int>([1, 0, 1], [1, 3])).ToArray<float>());
        Assert.Equal([3f, 3, 1, 4, 5, 6], grid.Gather(1, Tensor.From<int>([2, 2, 0, 0, 1, 2], [2, 3])).ToArray<float>());
        Assert.Equal([2f], grid.Gather(-1, Tensor.From<int>([1], [1, 1])).ToArray<float>());
    }

    [Fact]
    public void Take_along_axis_broadcasts()
    {
        Assert.Equal([3f, 6], grid.TakeAlongAxis(Tensor.From<int>([2], [1, 1]), 1).ToArray<float>());
        Assert.Equal([4f, 5, 6], grid.TakeAlongAxis(Tensor.From<int>([1], [1, 1]), 0).ToArray<float>());
        Assert.Equal([1f, 2], Tensor.From<float>([1, 2], [1, 2]).TakeAlongAxis(Tensor.From<int>([0, 1], [2, 1]), 1).ToArray<float>());
    }

    [Fact]
    public void Index_select_takes_rows_and_columns()
    {
        Assert.Equal([4f, 5, 6, 1, 2, 3, 4, 5, 6], grid.IndexSelect(0, Tensor.From<int>([1, 0, 1])).ToArray<float>());
        Assert.Equal([3f, 1, 6, 4], grid.IndexSelect(1, Tensor.From<int>([2, 0])).ToArray<float>());
        Assert.Equal([true, false], Tensor.From<bool>([false, true]).IndexSelect(0, Tensor.From<int>([1, 0])).ToArray<bool>());
    }

    [Fact]
    public void Gradients_meet_at_the_places_that_were_read()
    {
        Tensor index = Tensor.From<int>([1, 1, 0, 1]), weights = Tensor.From<float>([1, 2, 4, 8]);

        Assert.Equal([4f, 11], Differentiate.Gradient(x => (x.IndexSelect(0, index) * weights).Sum(), Tensor.Zeros([2])).ToArray<float>());
        Assert.Equal([4f, 11], Differentiate.Gradient(x => (x.Gather(0, index) * weights).Sum(), Tensor.Zeros([2])).ToArray<float>());
    }

    [Fact]
    public void Scatter_add_adds_at_the_places_of_the_index()
    {
        Tensor x = Tensor.From<float>([10, 20, 30]), index = Tensor.From<int>([2, 0, 2]), source = Tensor.From<float>([1, 2, 3]);

        Assert.Equal([12f, 20, 34], x.ScatterAdd(0, index, source).ToArray<float>());
        Assert.Equal([12, 20, 34], x.To(DType.Int32).ScatterAdd(0, index, source.To(DType.Int32)).ToArray<int>());
        Assert.Equal([12f, 20, 34], x.IndexAdd(0, index, source).ToArray<float>());
        Assert.Equal([5f, 7, 9, 0, 0, 0], Tensor.Zeros([2, 3]).IndexAdd(0, Tensor.From<int>([0, 0]), grid).ToArray<float>());
    }

    [Fact]
    public void Gradient_of_scatter_add_reads_the_places()
    {
        Tensor index = Tensor.From<int>([2, 0, 2]), weights = Tensor.From<float>([1, 2, 4]);

        Tensor[] gradients = Differentiate.Gradient(x => (x[0].ScatterAdd(0, index, x[1]) * weights).Sum(), Tensor.Zeros([3]), Tensor.Zeros([3]));

        Assert.Equal([1f, 2, 4], gradients[0].ToArray<float>());
        Assert.Equal([4f, 1, 4], gradients[1].ToArray<float>());
    }

    [Fact]
    public void Second_derivatives_pass_through_a_gather()
    {
        // f = x₀³ + 2·x₁³ written with a gather, so the Hessian at (1, 2) is diag(6·1, 2·6·2).
        Tensor index = Tensor.From<int>([1, 0, 1]);

        Tensor hessian = Differentiate.Hessian(x => x.Gather(0, index).Pow(3).Sum(), Tensor.From<double>([1, 2]));

        Assert.Equal([6.0, 0, 0, 24], hessian.ToArray<double>());
    }

    [Fact]
    public void Masks_and_coordinates_choose_elements()
    {
        Assert.Equal([4f, 5, 6], grid.MaskedSelect(grid > 3).ToArray<float>());
        Assert.Equal([1f, 3, 4, 6], grid.MaskedSelect(Tensor.From<bool>([true, false, true])).ToArray<float>());
        Assert.Equal([2f, 6, 6], grid.Index(Tensor.From<int>([0, 1, 1]), Tensor.From<int>([1, 2, 2])).ToArray<float>());
        Assert.Equal([0f, 1, 0, 0, 0, 2], Differentiate.Gradient(x => x.Index(Tensor.From<int>([0, 1, 1]), Tensor.From<int>([1, 2, 2])).Sum(), grid).ToArray<float>());
        Assert.Equal([2, 2, 3], grid.Index(Tensor.From<int>([0, 1, 1, 0], [2, 2])).Shape);
    }

    [Fact]
    public void An_embedding_looks_rows_up()
    {
        Tensor index = Tensor.From<int>([1, 0, 1, 1], [2, 2]);

        Tensor rows = grid.Embedding(index);

        Assert.Equal([2, 2, 3], rows.Shape);
        Assert.Equal([4f, 5, 6, 1, 2, 3], rows[0].Flatten().ToArray<float>());
        Assert.Equal([1f, 1, 1, 3, 3, 3], Differentiate.Gradient(t => t.Embedding(index).Sum(), grid).ToArray<float>());
    }

    [Fact]
    public void One_hot_rows_have_a_single_one()
    {
        Assert.Equal([0f, 0, 1, 1, 0, 0], Tensor.From<int>([2, 0]).OneHot(3).ToArray<float>());
        Assert.Equal([0, 1], Tensor.From<int>([1], []).OneHot(2, DType.Int32).ToArray<int>());
        Assert.Equal(
            "OneHot got the index 3 at [1, 0] of an index of shape [2, 1], but allowed are 0 to 2; negative indices do not count from the end. (Parameter 'index')",
            Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.From<int>([0, 3], [2, 1]).OneHot(3)).Message);
    }

    [Fact]
    public void Indices_that_do_not_fit_are_refused()
    {
        Assert.StartsWith(
            "Gather got the index -1 at [0, 1] of an index of shape [1, 3], but allowed are 0 to 1;",
            Assert.Throws<ArgumentOutOfRangeException>(() => grid.Gather(0, Tensor.From<int>([0, -1, 5], [1, 3]))).Message, StringComparison.Ordinal);
        Assert.Equal(
            "Gather needs an Int32 index, but it got Float32 [2, 3]; cast with To(DType.Int32).",
            Assert.Throws<DTypeException>(() => grid.Gather(0, grid)).Message);
        Assert.Equal(
            "Gather along axis 0 of [2, 3] needs an index of as many axes that is nowhere else longer, but it got [2, 4].",
            Assert.Throws<ShapeException>(() => grid.Gather(0, Tensor.Zeros([2, 4], DType.Int32))).Message);
        Assert.Equal(
            "IndexSelect needs a vector of indices, but it got one of shape [1, 1]; flatten it with Flatten.",
            Assert.Throws<ShapeException>(() => grid.IndexSelect(0, Tensor.Zeros([1, 1], DType.Int32))).Message);
        Assert.Equal(
            "IndexAdd into [2, 3] with an index of shape [1] needs a source of shape [1, 3], but it got [2, 3].",
            Assert.Throws<ShapeException>(() => grid.IndexAdd(0, Tensor.Zeros([1], DType.Int32), grid)).Message);
        Assert.Equal(
            "MaskedSelect needs a Bool mask, but it got Float32 [2, 3]; compare it first, as in x > 0.",
            Assert.Throws<DTypeException>(() => grid.MaskedSelect(grid)).Message);
    }
}
