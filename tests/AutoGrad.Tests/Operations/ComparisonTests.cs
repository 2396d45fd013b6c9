namespace AutoGrad.Tests.Operations;

public class ComparisonTests
{
    [Fact]
    public void Comparisons_hold_for_smaller_equal_and_larger_as_their_names_say()
    {
        Tensor a = Tensor.From([1.0, 2, 3]), b = Tensor.From([2.0, 2, 2]);
        Assert.Equal([false, false, true], (a > b).ToArray<bool>());
        Assert.Equal([false, true, true], (a >= b).ToArray<bool>());
        Assert.Equal([true, false, false], (a < b).ToArray<bool>());
        Assert.Equal([true, true, false], (a <= b).ToArray<bool>());
        Assert.Equal([false, true, false], a.Equal(b).ToArray<bool>());
        Assert.Equal([true, false, true], a.NotEqual(b).ToArray<bool>());
    }

    [Fact]
    public void NaN_is_equal_to_nothing_and_on_no_side_of_anything()
    {
        Tensor x = Tensor.Full([17], double.NaN, DType.Float64); // a whole register of truth values, and one more
        Assert.DoesNotContain(true, (x > 0).ToArray<bool>());
        Assert.DoesNotContain(true, (x <= 0).ToArray<bool>());
        Assert.DoesNotContain(true, x.Equal(x).ToArray<bool>());
        Assert.DoesNotContain(false, x.NotEqual(x).ToArray<bool>());
    }

    [Fact]
    public void A_number_stands_on_either_side_and_beside_any_dtype()
    {
        Assert.Equal([false, true], (Tensor.From([1f, 3f]) > 2).ToArray<bool>());
        Assert.Equal([true, false], (2 > Tensor.From([1f, 3f])).ToArray<bool>());
        Assert.Equal([false, true], (Tensor.From([2, 3]) > 2.5).ToArray<bool>()); // integers are not cut to compare
        Assert.Equal([true], Tensor.From([0.1f]).Equal(0.1).ToArray<bool>()); // the number is rounded as the tensor was
    }

    [Fact]
    public void Rows_columns_and_numbers_are_repeated()
    {
        Tensor x = Tensor.From(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        Assert.Equal([false, false, false, true, true, true], (x > Tensor.From([3.0, 3, 3])).ToArray<bool>());
        Assert.Equal([false, false, true, false, true, true], (x >= Tensor.From([3.0, 5.0], [2, 1])).ToArray<bool>());
        Assert.Equal([true, false, true, false], (Tensor.From([1.0, 2], [2, 1]) > Tensor.From([0.0, 9])).ToArray<bool>());
        Assert.Equal([2, 2], (Tensor.From([1.0, 2], [2, 1]) > Tensor.From([0.0, 9])).Shape.ToArray());
    }

    [Fact]
    public void Masks_combine_by_their_truth_tables_and_broadcast()
    {
        Tensor a = Tensor.From([false, false, true, true]), b = Tensor.From([false, true, false, true]);
        Assert.Equal([false, false, false, true], (a & b).ToArray<bool>());
        Assert.Equal([false, true, true, true], (a | b).ToArray<bool>());
        Assert.Equal([false, true, true, false], a.LogicalXor(b).ToArray<bool>());
        Assert.Equal([true, true, false, false], (!a).ToArray<bool>());
        Assert.Equal([false, true, true, true], (Tensor.From([false, true], [2, 1]) | Tensor.From([false, true])).ToArray<bool>());
    }

    [Fact]
    public void Operands_that_do_not_fit_are_refused_with_the_remedy()
    {
        Tensor x = Tensor.Ones([2]);
        Assert.Contains("cast one with To(DType.Float32)", Assert.Throws<DTypeException>(() => x > Tensor.From([1.0, 2])).Message, StringComparison.Ordinal);
        Assert.Contains("compare it first", Assert.Throws<DTypeException>(() => x & x).Message, StringComparison.Ordinal);
        Assert.Contains("compare it first", Assert.Throws<DTypeException>(() => !x).Message, StringComparison.Ordinal);
        Assert.Throws<DTypeException>(() => (x > 0) > (x > 0));
        Assert.Throws<ShapeException>(() => x > Tensor.Ones([3]));
    }

    [Fact]
    public void No_gradient_flows_through_a_comparison()
    {
        Tensor x = Tensor.From([1.0, 3]);
        Tensor gradient = Differentiate.Gradient(t => (Tensor.Where(t > 2, 1.0, 0.0) * t).Sum(), x);
        Assert.Equal([0, 1], gradient.ToArray<double>()); // only through t itself
    }
}
