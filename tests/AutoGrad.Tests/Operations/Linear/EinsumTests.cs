namespace AutoGrad.Tests.Operations.Linear;

public sealed class EinsumTests
{
    readonly Tensor a = Tensor.Arange(6, DType.Float64).Reshape([2, 3]);
    readonly Tensor b = Tensor.Arange(12, DType.Float64).Reshape([3, 4]) - 5;

    [Fact]
    public void Known_equations_agree_with_the_operations_of_their_names()
    {
        AssertEqual(a.MatMul(b), Tensor.Einsum("ij,jk->ik", a, b));
        AssertEqual(a.MatMul(b).Transpose(), Tensor.Einsum("ij,jk->ki", a, b));
        AssertEqual(a.MatMul(b), Tensor.Einsum("ij,jk", a, b));
        AssertEqual(a.Transpose(), Tensor.Einsum("ij->ji", a));
        AssertEqual(a.Sum(0), Tensor.Einsum("ij->j", a));
        AssertEqual(a.Sum(), Tensor.Einsum("ij->", a));
        AssertEqual(a * a, Tensor.Einsum("ij,ij->ij", a, a));
        AssertEqual((a * a).Sum(1), Tensor.Einsum("ij,ij->i", a, a));
        AssertEqual(a[0].Outer(b[0]), Tensor.Einsum("i,j", a[0], b[0]));
        AssertEqual(b.Slice(1, ..3).Trace(), Tensor.Einsum("ii", b.Slice(1, ..3)));
        AssertEqual(b.Slice(1, ..3).Diagonal(), Tensor.Einsum("ii->i", b.Slice(1, ..3)));
    }

    [Fact]
    public void An_ellipsis_stands_for_batches_that_broadcast()
    {
        Tensor batch = Tensor.Stack([a, 2 * a, -a]).Unsqueeze(1), other = Tensor.Stack([b, b + 1]);

        AssertEqual(batch.MatMul(b), Tensor.Einsum("...ij,jk->...ik", batch, b));
        AssertEqual(batch.MatMul(other), Tensor.Einsum("...ij,...jk->...ik", batch, other));
        AssertEqual(batch.Sum(-1), Tensor.Einsum("...i->...", batch));
    }

    [Fact]
    public void Several_operands_are_multiplied_in_turn()
    {
        Tensor left = Tensor.From<double>([1, -2]), right = Tensor.From<double>([1, 2, 3, 4]);

        AssertEqual(left.MatMul(a).MatMul(b).MatMul(right), Tensor.Einsum("i,ij,jk,k->", left, a, b, right));
        AssertEqual(a.Sum() * b.Sum(0), Tensor.Einsum("ij,kl->l", a, b));
    }

    [Fact]
    public void Gradient_of_a_bilinear_form_is_the_other_factor_times_the_matrix()
    {
        Tensor v = Tensor.From<double>([1, 10, 100]);

        AssertEqual(a.MatMul(v), Differentiate.Gradient(u => Tensor.Einsum("i,ij,j->", u, a, v), Tensor.Zeros([2], DType.Float64)));
    }

    [Theory]
    [InlineData("ij->ji", "it names 1 operands, but 2 were given")]
    [InlineData("ij,j1->i", "'1' is neither a letter, a comma, an arrow '->' nor part of one ellipsis '...'")]
    [InlineData("ijk,jk->i", "'ijk' names 3 axes, but operand 0 is [2, 3]")]
    [InlineData("ij,ik->j", "'i' stands for axes of lengths 2 and 3")]
    [InlineData("ij,jk->iz", "the result names 'z', but no operand does")]
    [InlineData("ij,jk->ii", "the result names 'i' twice")]
    [InlineData("i...,jk->i", "an operand has an ellipsis over axes, but the result has none; write it, or sum them afterwards")]
    [InlineData("ij->jk->k", "it has more than one arrow")]
    [InlineData("ii,jk->i", "'i' stands for axes of lengths 2 and 3")]
    public void An_equation_that_does_not_fit_is_refused(string equation, string reason) => Assert.Equal(
        $"Einsum cannot read '{equation}': {reason}.",
        Assert.Throws<ShapeException>(() => Tensor.Einsum(equation, a, b)).Message);

    static void AssertEqual(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        Assert.Equal(expected.ToArray<double>(), actual.ToArray<double>());
    }
}
