namespace AutoGrad.Tests.Operations;

public class WhereTests
{
    static readonly Tensor mask = Tensor.From([true, false]);

    [Fact]
    public void Elements_come_from_the_side_the_mask_names()
    {
        Assert.Equal([1f, 20f], Tensor.Where(mask, Tensor.From([1f, 2f]), Tensor.From([10f, 20f])).ToArray<float>());
        Assert.Equal([1.0, 20.0], Tensor.Where(mask, Tensor.From([1.0, 2.0]), Tensor.From([10.0, 20.0])).ToArray<double>());
        Assert.Equal([1, 20], Tensor.Where(mask, Tensor.From([1, 2]), Tensor.From([10, 20])).ToArray<int>());
        Assert.Equal([true, false], Tensor.Where(mask, Tensor.From([true, true]), Tensor.From([false, false])).ToArray<bool>());
    }

    [Fact]
    public void Mask_and_values_broadcast()
    {
        Tensor column = Tensor.From([true, false], [2, 1]), row = Tensor.From([1.0, 2, 3]);
        Assert.Equal([1, 2, 3, -1, -1, -1], Tensor.Where(column, row, -1).ToArray<double>());
        Assert.Equal([1, 2, 3], Tensor.Where(Tensor.From([true], []), row, 0).ToArray<double>());
        Assert.Equal([7, 7, 7], Tensor.Where(Tensor.From([false], []), row, 7).ToArray<double>());
        Assert.Equal([5, -5], Tensor.Where(mask, Tensor.From([5.0], []), Tensor.From([-5.0], [1])).ToArray<double>());
    }

    [Fact]
    public void NaN_and_infinity_on_the_side_not_chosen_have_no_influence()
    {
        Tensor x = Tensor.From([2.0, double.NaN]);
        Assert.Equal([2, 0], Tensor.Where(mask, x, 0).ToArray<double>());
        Assert.Equal([1, 0], Differentiate.Gradient(t => Tensor.Where(mask, t, 0).Sum(), x).ToArray<double>());
    }

    [Fact]
    public void The_adjoint_goes_to_the_chosen_side_and_sums_what_was_repeated()
    {
        Tensor[] gradients = Differentiate.Gradient(
            x => (Tensor.Where(Tensor.From([true, false], [2, 1]), x[0], x[1]) * Tensor.From([1.0, 10, 100])).Sum(),
            Tensor.From([1.0, 2, 3]),
            Tensor.From([5.0], []));
        Assert.Equal([1, 10, 100], gradients[0].ToArray<double>());
        Assert.Equal(111, gradients[1].Item());
    }

    [Fact]
    public void A_choice_between_bare_numbers_takes_the_dtype_it_meets()
    {
        Tensor weights = Tensor.Where(mask, 0.5, 2);
        Assert.Equal([5f, 4f], (weights * Tensor.From([10f, 2f])).ToArray<float>());
        Assert.Equal([5.0, 4.0], (Tensor.From([10.0, 2.0]) * weights).ToArray<double>());
        Assert.Equal([0.5f, 7f], Tensor.Where(mask, weights, Tensor.From([7f, 7f])).ToArray<float>());
    }

    [Fact]
    public void Sides_that_do_not_fit_are_refused()
    {
        Tensor x = Tensor.Ones([2]);
        Assert.Contains("Bool mask", Assert.Throws<DTypeException>(() => Tensor.Where(x, x, x)).Message, StringComparison.Ordinal);
        Assert.Contains("one dtype", Assert.Throws<DTypeException>(() => Tensor.Where(mask, x, Tensor.From([1.0, 2]))).Message, StringComparison.Ordinal);
        Assert.Contains("2.5 among elements of Int32", Assert.Throws<DTypeException>(() => Tensor.Where(mask, 2.5, Tensor.From([1, 2]))).Message, StringComparison.Ordinal);
        Assert.Throws<DTypeException>(() => Tensor.Where(mask, 1, mask));
        Assert.Throws<ShapeException>(() => Tensor.Where(mask, Tensor.Ones([3]), x));
    }

    [Fact]
    public void MaskedFill_puts_a_number_where_the_mask_holds_and_stops_the_gradient_there()
    {
        Tensor x = Tensor.From([1.0, 2, 3, 4], [2, 2]);
        double infinity = double.NegativeInfinity;
        Assert.Equal([infinity, 2, infinity, 4], x.MaskedFill(mask, infinity).ToArray<double>());
        Assert.Equal([0, 1, 0, 1], Differentiate.Gradient(t => t.MaskedFill(mask, -7).Sum(), x).ToArray<double>());
    }
}
