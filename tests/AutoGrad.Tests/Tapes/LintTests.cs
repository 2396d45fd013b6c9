namespace AutoGrad.Tests.Tapes;

public class LintTests
{
    readonly Parameter w = new(Tensor.From([3f, 0f, 0f, 2f]), "w");

    [Fact]
    public void A_choice_after_a_root_is_warned_of_with_its_rewrite()
    {
        using var tape = new Tape();
        Tensor loss = Tensor.Where(w > 0, w.Sqrt(), 0).Sum();
        TapeWarning warning = Assert.Single(tape.Lint(loss));
        Assert.Equal(("Sqrt", "w", 2), (warning.Term.Step.Operation, warning.Term.Operand, warning.Count));
        Assert.Equal([1], warning.Term.Index);
        Assert.StartsWith("Choose the operand too, so that Sqrt never sees this value: write Where(mask, Sqrt(Where(mask, x, 1)), other)", warning.Advice, StringComparison.Ordinal);
        Assert.Contains("the adjoint 0 meets the derivative Infinity, so the gradient by w is not finite at 2 elements.", warning.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_rewrite_is_not_warned_of()
    {
        using var tape = new Tape();
        Tensor mask = w > 0, loss = Tensor.Where(mask, Tensor.Where(mask, w, 1).Sqrt(), 0).Sum();
        Assert.Empty(tape.Lint(loss));
        Assert.Empty(tape.Lint((w + 1).Sqrt().Sum()));
    }

    [Fact]
    public void A_value_that_suits_the_function_takes_the_place_of_the_one_at_the_edge()
    {
        var edge = new Parameter(Tensor.From([1.0, 0.25]), "edge");
        using var tape = new Tape();
        Tensor mask = edge < 1;
        Assert.Contains("Acos(Where(mask, x, 0.5))", Assert.Single(tape.Lint(Tensor.Where(mask, edge.Acos(), 0).Sum())).Advice, StringComparison.Ordinal);
        var above = new Parameter(Tensor.From([1.0, 3.0]), "above");
        Assert.Contains("Acosh(Where(mask, x, 2))", Assert.Single(tape.Lint(Tensor.Where(above > 1, above.Acosh(), 0).Sum())).Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_product_with_zero_and_a_slice_hide_nothing()
    {
        using var tape = new Tape();
        Assert.StartsWith("A product with 0 does not hide an infinite derivative", Assert.Single(tape.Lint((w.Sqrt() * 0).Sum())).Advice, StringComparison.Ordinal);
        Assert.StartsWith("Choose the elements before Sqrt and not after it", Assert.Single(tape.Lint(w.Sqrt()[..1].Sum())).Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void An_infinite_derivative_is_warned_of_at_any_adjoint()
    {
        using var tape = new Tape();
        TapeWarning warning = Assert.Single(tape.Lint(w.Sqrt().Sum()));
        Assert.Equal((1, double.PositiveInfinity), (warning.Term.Adjoint, warning.Term.Derivative));
    }

    [Fact]
    public void An_operation_that_is_not_elementwise_is_warned_of_too()
    {
        // x/‖x‖ is 0/0 at 0.
        CustomOperation length = CustomOperation.Define("Length", x => x.Square().Sum().Sqrt(), (x, y, yBar) => x / y * yBar);
        using var tape = new Tape();
        TapeWarning warning = Assert.Single(tape.Lint(length.Apply(w * 0)));
        Assert.Equal(("Length", 4, 1), (warning.Term.Step.Operation, warning.Count, warning.Term.Adjoint));
        Assert.True(double.IsNaN(warning.Term.Derivative));
    }

    [Fact]
    public void Only_the_step_at_fault_is_named_and_not_those_behind_it()
    {
        using var tape = new Tape();
        Tensor loss = Tensor.Where(w > 0, (w * 2).Log(), 0).Sum();
        Assert.Equal("Log", Assert.Single(tape.Lint(loss)).Term.Step.Operation);
    }

    [Fact]
    public void A_result_that_the_tape_did_not_compute_is_refused()
    {
        using var tape = new Tape();
        Assert.Throws<TapeException>(() => tape.Lint(Tensor.Scalar(1)));
        Assert.Throws<ShapeException>(() => tape.Lint(w * 2));
        Assert.Empty(tape.Lint(w * 2, seed: Tensor.Ones([4])));
    }

    [Fact]
    public void A_value_that_overflows_is_to_be_clamped_and_a_NaN_to_be_found()
    {
        var w = new Parameter(Tensor.From([1000.0, 2.0]), "w");
        using var tape = new Tape();
        Assert.Contains("clamping it before Exp", Assert.Single(tape.Lint(w.Exp().Sum())).Advice, StringComparison.Ordinal);
        Tensor root = (w - 1001).Log().Sum().Exp();
        Assert.Contains("checkFinite: true", tape.Lint(root)[^1].Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void An_index_that_does_not_fit_is_told_in_a_sentence()
    {
        var w = new Parameter(Tensor.From([1.0, 2.0]), "w");
        var none = new Parameter(Tensor.Zeros([0], DType.Float64), "none");
        using var tape = new Tape();
        Tensor y = w.Sum() + none.Sum();
        Assert.Contains("1 in all, but the index has 2", Assert.Throws<ShapeException>(() => tape.Explain(y, w, 0, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("has no elements", Assert.Throws<ArgumentOutOfRangeException>(() => tape.Explain(y, none, 0)).Message, StringComparison.Ordinal);
    }
}
