namespace AutoGrad.Tests.Tensors;

public class TensorPrintingTests
{
    [Fact]
    public void Small_tensors_print_every_element()
    {
        Assert.Equal("[1, 2.5, -3]", Tensor.From([1f, 2.5f, -3f]).ToString());
        Assert.Equal($"[[1, 2],{Environment.NewLine} [3, 4]], Int32", Tensor.From(new[,] { { 1, 2 }, { 3, 4 } }).ToString());
        Assert.Equal("true, Bool", Tensor.From([true], []).ToString());
    }

    [Fact]
    public void Large_tensors_are_elided_to_their_ends()
    {
        Assert.Equal("[0, 1, 2, ..., 1997, 1998, 1999], shape [2000]", Tensor.Arange(2000).ToString());
        string matrix = Tensor.Zeros([100, 100]).ToString();
        Assert.Equal(7, matrix.Split(Environment.NewLine).Length);
        Assert.Contains("..., 0, 0, 0],", matrix, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_tensor_shows_its_shape() => Assert.Equal("[], shape [0, 3]", Tensor.Zeros([0, 3]).ToString());
}
