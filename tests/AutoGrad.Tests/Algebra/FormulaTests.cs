namespace AutoGrad.Tests.Algebra;

/// <summary>Functions print as readable mathematics.</summary>
public class FormulaTests
{
    static readonly Formula X = Formula.Variable("x");
    static readonly Formula Y = Formula.Variable("y");

    [Fact]
    public void The_sigmoid_reads_as_in_a_book() => Assert.Equal("1 / (1 + exp(-x))", $"{1 / (1 + Formula.Exp(-X))}");

    [Fact]
    public void Mish_reads_as_in_a_book() =>
        Assert.Equal("x·tanh(log(1 + exp(x)))", $"{X * Formula.Tanh(Formula.Log(1 + Formula.Exp(X)))}");

    [Fact]
    public void A_choice_reads_as_a_conditional() => Assert.Equal("x > 0 ? x : 0", $"{Formula.Where(Formula.Greater(X, 0), X, 0)}");

    [Fact]
    public void A_clamp_nests_its_calls() => Assert.Equal("min(max(x, 0), 6)", $"{Formula.Min(Formula.Max(X, 0), 6)}");

    [Fact]
    public void Parentheses_stand_only_where_they_are_needed()
    {
        Assert.Equal("x·(x + y)", $"{X * (X + Y)}");
        Assert.Equal("x - (y - x)", $"{X - (Y - X)}");
        Assert.Equal("x - y - x", $"{X - Y - X}");
        Assert.Equal("x·y / (x + 1)", $"{X * Y / (X + 1)}");
        Assert.Equal("x / (y·x)", $"{X / (Y * X)}");
        Assert.Equal("(x / y)·y", $"{X / Y * Y}");
        Assert.Equal("(x + 1)²", $"{Formula.Pow(X + 1, 2)}");
        Assert.Equal("x^(y + 1)", $"{Formula.Pow(X, Y + 1)}");
        Assert.Equal("-(x + y)", $"{-(X + Y)}");
        Assert.Equal("√(1 - x²)", $"{Formula.Sqrt(1 - X * X)}");
        Assert.Equal("2^(-x)", $"{Formula.Exp2(-X)}");
        Assert.Equal("|x|", $"{Formula.Abs(X)}");
    }

    [Fact]
    public void Neutral_elements_and_double_signs_vanish()
    {
        Assert.Equal("x", $"{X * 1}");
        Assert.Equal("x", $"{0 + X}");
        Assert.Equal("0", $"{0 * X}");
        Assert.Equal("x", $"{-(-X)}");
        Assert.Equal("y - x", $"{-X + Y}");
        Assert.Equal("x + y", $"{X - -Y}");
        Assert.Equal("-x·y", $"{X * -Y}");
        Assert.Equal("2·x", $"{X * 2}");
    }

    [Fact]
    public void A_derivative_through_dual_numbers_is_readable()
    {
        Dual<Formula> x = new(X, 1);
        Assert.Equal("x + x", $"{(x * x).Tangent}");
        Assert.Equal("-(1 / x) / x", $"{(1 / x).Tangent}");
    }

    [Fact]
    public void A_formula_tells_which_variables_occur()
    {
        Formula f = X * Formula.Exp(Y) + 0 * Formula.Variable("z");
        Assert.True(f.Mentions("x"));
        Assert.True(f.Mentions("y"));
        Assert.False(f.Mentions("z"));
        Assert.Equal(["x", "y"], f.Variables);
    }

    [Fact]
    public void Derivatives_of_digamma_carry_their_order()
    {
        Assert.Equal("ψ(x)", $"{Formula.Polygamma(0, X)}");
        Assert.Equal("ψ′(x)", $"{Formula.Polygamma(1, X)}");
        Assert.Equal("ψ⁽³⁾(x)", $"{Formula.Polygamma(3, X)}");
    }

    [Fact]
    public void Well_known_numbers_have_their_names()
    {
        Assert.Equal("sin(π·x)", $"{Formula.Sin(Math.PI * X)}");
        Assert.Equal("0.1·x", $"{0.1 * X}");
    }
}
