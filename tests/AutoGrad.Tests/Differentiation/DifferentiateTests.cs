namespace AutoGrad.Tests.Differentiation;

public class DifferentiateTests
{
    static readonly Tensor Point = Tensor.From([0.3, -1.2, 2.0]);

    [Fact]
    public void The_value_comes_with_the_gradient()
    {
        (Tensor value, Tensor gradient) = Differentiate.ValueAndGradient(x => (x * x).Sum(), Point);
        Assert.Equal(0.09 + 1.44 + 4, value.Item(), 1e-15);
        Assert.Equal([0.6, -2.4, 4], gradient.ToArray<double>());
        Assert.Null(Tape.Current);
    }

    [Fact]
    public void A_gradient_needs_one_number()
    {
        var error = Assert.Throws<ShapeException>(() => Differentiate.Gradient(x => x * x, Point));
        Assert.Contains("has the shape [3]", error.Message, StringComparison.Ordinal);
        Assert.Null(Tape.Current);
    }

    [Fact]
    public void Constant_functions_and_the_identity_have_derivatives_too()
    {
        Assert.Equal([0, 0, 0], Differentiate.Gradient(_ => Tensor.From([5.0]), Point).ToArray<double>());
        Assert.Equal([1], Differentiate.Gradient(x => x, Tensor.From([7.0])).ToArray<double>());
        Assert.Equal([1, 0, 0, 0, 1, 0, 0, 0, 1], Differentiate.Jacobian(x => x, Point).ToArray<double>());
        Assert.Equal([0, 0, 0], Differentiate.Jvp(_ => Point, Point, Point).Tangent.ToArray<double>());
    }

    [Fact]
    public void Perturbations_of_nested_derivatives_are_not_confused()
    {
        // d/dx [x · d/dy (x + y)] = 1, not 2: the inner derivative is 1 whatever x is (Siskind and Pearlmutter 2005).
        Tensor x = Tensor.From([1.0]);
        Tensor inner(Tensor t) => Differentiate.Gradient(y => (t + y).Sum(), Tensor.From([1.0]));
        Assert.Equal(1, Differentiate.Gradient(t => (t * inner(t)).Sum(), x).Item());
        Tensor innerForward(Tensor t) => Differentiate.Jvp(y => t + y, Tensor.From([1.0]), Tensor.From([1.0])).Tangent;
        Assert.Equal(1, Differentiate.Jvp(t => t * innerForward(t), x, Tensor.From([1.0])).Tangent.Item());
        Assert.Equal(1, Differentiate.Gradient(t => (t * innerForward(t)).Sum(), x).Item());
    }

    [Fact]
    public void The_same_tensor_can_be_variable_and_constant()
    {
        Tensor x = Tensor.From([3.0]);
        Assert.Equal(3, Differentiate.Gradient(t => (t * x).Sum(), x).Item());
        Assert.Equal(6, Differentiate.Gradient(t => (t * Differentiate.Gradient(u => (u * t).Sum(), t)).Sum(), x).Item());
    }

    [Fact]
    public void Forward_and_reverse_mode_nest_in_every_order()
    {
        // f = sin(x)·x: f″ = 2 cos x − x sin x.
        Tensor x = Tensor.From([0.7]), one = Tensor.From([1.0]);
        double expected = (2 * Math.Cos(0.7)) - (0.7 * Math.Sin(0.7));
        static Tensor f(Tensor t) => (t.Sin() * t).Sum();
        Assert.Equal(expected, Differentiate.Gradient(t => Differentiate.Gradient(f, t).Sum(), x).Item(), 1e-14);
        Assert.Equal(expected, Differentiate.Jvp(t => Differentiate.Gradient(f, t), x, one).Tangent.Item(), 1e-14);
        Assert.Equal(expected, Differentiate.Gradient(t => Differentiate.Jvp(f, t, one).Tangent.Sum(), x).Item(), 1e-14);
        Assert.Equal(expected, Differentiate.Jvp(t => Differentiate.Jvp(f, t, one).Tangent, x, one).Tangent.Item(), 1e-14);
        Assert.Equal(expected, Differentiate.Hessian(f, x).Item(), 1e-14);
        Assert.Equal(expected, Differentiate.HessianVectorProduct(f, x, one).Item(), 1e-14);
    }

    [Fact]
    public void Jacobians_are_the_same_by_rows_and_by_columns()
    {
        // Three results of two variables go by columns, two results of three by rows.
        Tensor two = Tensor.From([0.5, 2.0]);
        Tensor tall = Differentiate.Jacobian(x => Tensor.Stack([x.Slice(0, ..1).Exp(), (x * x).Sum().Reshape([1]), x.Slice(0, 1..)]).Reshape([3]), two);
        Assert.Equal([3, 2], tall.Shape);
        Assert.Equal([Math.Exp(0.5), 0, 1, 4, 0, 1], tall.ToArray<double>(), (a, b) => Math.Abs(a - b) < 1e-15);
        Tensor wide = Differentiate.Jacobian(x => x.Slice(0, ..2) * x.Slice(0, 1..), Point);
        Assert.Equal([2, 3], wide.Shape);
        Assert.Equal([-1.2, 0.3, 0, 0, 2, -1.2], wide.ToArray<double>());
    }

    [Fact]
    public void A_vector_jacobian_product_is_one_row_combination()
    {
        Tensor v = Tensor.From([1.0, 10.0, 100.0]);
        (_, Tensor product) = Differentiate.Vjp(x => x.Exp(), Point, v);
        Assert.Equal([Math.Exp(0.3), 10 * Math.Exp(-1.2), 100 * Math.Exp(2)], product.ToArray<double>(), (a, b) => Math.Abs(a - b) <= 1e-15 * Math.Abs(a));
    }

    [Fact]
    public void A_derivative_inside_a_training_step_is_recorded()
    {
        // Gradient penalty: ℓ = (∂(w·x²)/∂x)² = 4w²x², so ∂ℓ/∂w = 8wx².
        var w = new Parameter(Tensor.From([3.0]), "w");
        using var tape = new Tape();
        Tensor slope = Differentiate.Gradient(x => (w * x * x).Sum(), Tensor.From([2.0]));
        slope.Square().Sum().Backward();
        Assert.Equal([8 * 3 * 4], w.Gradient!.ToArray<double>());
    }

    [Fact]
    public void Bad_directions_and_variables_are_named()
    {
        Assert.Throws<ShapeException>(() => Differentiate.Jvp(x => x, Point, Tensor.From([1.0])));
        Assert.Throws<DTypeException>(() => Differentiate.Jvp(x => x, Point, Tensor.From([1f, 1f, 1f])));
        Assert.Throws<DTypeException>(() => Differentiate.Gradient(x => x.Sum(), Tensor.From([1, 2])));
    }
}
