namespace AutoGrad.Tests.Algebra;

using Number = Dual<Scalar<double>>;

/// <summary>Arithmetic on dual numbers carries derivatives.</summary>
public class DualTests
{
    [Fact]
    public void A_constant_has_the_tangent_zero() => Assert.Equal(0, ((Number)3).Tangent.Value);

    [Fact]
    public void A_product_follows_the_product_rule()
    {
        Number x = new(3, 1);
        Assert.Equal(9, (x * x).Value.Value);
        Assert.Equal(6, (x * x).Tangent.Value);
    }

    [Fact]
    public void A_quotient_follows_the_quotient_rule()
    {
        Number x = new(4, 1);
        Assert.Equal(-0.0625, (1 / x).Tangent.Value);
    }

    [Fact]
    public void Duals_of_duals_give_second_derivatives()
    {
        Dual<Number> x = new(new Number(2, 1), 1);
        Dual<Number> cube = x * x * x;
        Assert.Equal(12, cube.Tangent.Tangent.Value); // (x³)″ = 6x
    }

    [Fact]
    public void A_side_that_is_not_chosen_has_no_influence_on_the_tangent()
    {
        Number x = new(0, 1);
        Number chosen = Number.Where(Number.Greater(x, -1), x * 2, 1 / x);
        Assert.Equal(0, chosen.Value.Value);
        Assert.Equal(2, chosen.Tangent.Value);
    }

    [Fact]
    public void Zero_times_infinity_in_a_tangent_is_NaN()
    {
        Number x = new(double.PositiveInfinity, 0);
        Assert.True(double.IsNaN((x * x).Tangent.Value));
    }

    [Fact]
    public void A_function_is_differentiated_by_its_declared_derivative()
    {
        Number y = Number.Apply(new DeclaredSquare(), new Number(3, 2));
        Assert.Equal(9, y.Value.Value);
        Assert.Equal(200, y.Tangent.Value);
    }

    [Fact]
    public void A_function_of_two_operands_adds_both_parts()
    {
        Number y = Number.Apply(new Quotient(), new Number(1, 1), new Number(2, 4));
        Assert.Equal(0.5, y.Value.Value);
        Assert.Equal(0.5 - 1, y.Tangent.Value);
    }

    // The derivative is wrong on purpose, so that the test sees which one was used.
    readonly struct DeclaredSquare : IUnaryFunction<DeclaredSquare>
    {
        public V Value<V>(V x) where V : IReal<V> => x * x;

        public static V Derivative<V>(DeclaredSquare f, V x, V y) where V : IReal<V> => 100;
    }

    readonly struct Quotient : IBinaryFunction<Quotient>
    {
        public V Value<V>(V a, V b) where V : IReal<V> => a / b;
    }
}
