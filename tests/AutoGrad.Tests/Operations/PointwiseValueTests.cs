namespace AutoGrad.Tests.Operations;

public class PointwiseValueTests
{
    // Half the distance from 1 to the next number.
    const double DoubleUlp = 1.1102230246251565e-16, SingleUlp = 5.9604644775390625e-08;

    [Fact]
    public void Values_in_double_precision_are_accurate_relative_to_themselves() =>
        Assert.All(PointwiseReference.All, r => Close(r.Value, r.Function(Tensor.From([r.X])).Item(), r.Condition * DoubleUlp));

    [Fact]
    public void Derivatives_in_double_precision_are_accurate_relative_to_themselves() =>
        Assert.All(PointwiseReference.All, r => Close(r.Derivative, Derivative(r.Function, Tensor.From([r.X])), 2 * r.Condition * DoubleUlp));

    [Fact]
    public void Values_in_single_precision_are_accurate_relative_to_themselves() => Assert.All(
        PointwiseReference.All.Where(r => InSingleRange(r.X, r.Value)),
        r => Close(r.Value, r.Function(Tensor.From([(float)r.X])).Item(), r.Condition * SingleUlp));

    [Fact]
    public void Derivatives_in_single_precision_are_accurate_relative_to_themselves() => Assert.All(
        PointwiseReference.All.Where(r => InSingleRange(r.X, r.Derivative)),
        r => Close(r.Derivative, Derivative(r.Function, Tensor.From([(float)r.X])), 2 * r.Condition * SingleUlp));

    [Fact]
    public void The_derivative_written_by_hand_is_that_of_the_value_over_dual_numbers() => Assert.All(
        PointwiseReference.All.Where(r => Math.Abs(r.X) < 30 && r.X is < 0 or > 0.1),
        r =>
        {
            Tensor x = Tensor.From([r.X]);
            Close(Derivative(r.Function, x), Differentiate.Jvp(r.Function, x, Tensor.From([1.0])).Tangent.Item(), 1e-13);
        });

    static bool InSingleRange(double x, double y) => (float)x == x && Math.Abs(y) > 1e-35;

    static double Derivative(Func<Tensor, Tensor> f, Tensor x) => Differentiate.Gradient(t => f(t).Sum(), x).Item();

    static void Close(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(actual - expected) <= tolerance * Math.Abs(expected), $"expected {expected:R}, got {actual:R}, relative error {Math.Abs(actual / expected - 1):E2}");
}
