namespace AutoGrad.Tests.Tapes;

public class ExplainNonFiniteTests
{
    readonly Parameter w = new(Tensor.From([3f, 0f, 0.5f, 2f]), "w");

    [Fact]
    public void Zero_times_infinity_behind_a_choice_is_named_with_its_rewrite()
    {
        using var tape = new Tape();
        Tensor loss = Tensor.Where(w > 0, w.Sqrt(), 0).Sum();
        NonFiniteGradient found = NonFinite(tape, loss, 1);
        Assert.Equal((NonFiniteReason.ZeroTimesInfinity, "Sqrt"), (found.Reason, found.Term!.Step.Operation));
        Assert.Equal((0, double.PositiveInfinity), (found.Term.Adjoint, found.Term.Derivative));
        Assert.Equal([1], found.Term.Index);
        Assert.Contains("write Where(mask, Sqrt(Where(mask, x, 1)), other) in place of Where(mask, Sqrt(x), other)", found.ToString(), StringComparison.Ordinal);
        Tensor mask = w > 0, rewritten = Tensor.Where(mask, Tensor.Where(mask, w, 1).Sqrt(), 0).Sum();
        Assert.Equal(0, Assert.IsType<ZeroGradient>(tape.Explain(rewritten, w, 1)).Gradient);
    }

    [Fact]
    public void An_infinite_derivative()
    {
        using var tape = new Tape();
        NonFiniteGradient found = NonFinite(tape, w.Sqrt().Sum(), 1);
        Assert.Equal((NonFiniteReason.InfiniteDerivative, double.PositiveInfinity, 1), (found.Reason, found.Gradient, found.Term!.Adjoint));
    }

    [Fact]
    public void The_first_value_in_forward_order()
    {
        using var tape = new Tape();
        Tensor log;
        using (tape.Scope("encoder"))
            log = w.Log();
        NonFiniteGradient found = NonFinite(tape, (log * 0.5 * w + 1).Square().Mean(), 1);
        Assert.Equal((NonFiniteReason.Value, "Log", "encoder"), (found.Reason, found.FirstStep!.Operation, found.FirstStep.Scope));
        Assert.Equal((1, 0), (found.First!.Range.Infinities, found.First.Range.NaNs));
        Assert.Equal(new ValueRange(4, 0, 3, 0, 0, -1), Assert.Single(found.Operands).Range);
    }

    [Fact]
    public void An_overflow_in_the_forward_pass()
    {
        using var tape = new Tape();
        NonFiniteGradient found = NonFinite(tape, (w * 100).Exp().Sum().Log(), 0);
        Assert.Equal((NonFiniteReason.Value, "Exp"), (found.Reason, found.FirstStep!.Operation));
    }

    [Fact]
    public void Data_that_is_not_finite()
    {
        Tensor data = Tensor.From([1f, 1f, float.NaN, 1f]);
        using var tape = new Tape();
        NonFiniteGradient found = NonFinite(tape, (w * data).Sum(), 2);
        Assert.Equal((NonFiniteReason.Value, "in1", 1), (found.Reason, found.First!.Name, found.First.Range.NaNs));
        Assert.Null(found.FirstStep);
    }

    [Fact]
    public void An_overflow_in_the_backward_pass()
    {
        using var tape = new Tape();
        NonFiniteGradient found = NonFinite(tape, ((w + 1e-30) * 1e-30 * 1e30 * 1e30 * 1e30).Sum(), 1);
        Assert.Equal((NonFiniteReason.Overflow, "Multiply"), (found.Reason, found.Term!.Step.Operation));
    }

    [Fact]
    public void A_seed_that_is_not_finite()
    {
        using var tape = new Tape();
        var found = Assert.IsType<NonFiniteGradient>(tape.Explain(w * 2, w, [1], Tensor.From([1f, float.NaN, 1f, 1f])));
        Assert.Equal(NonFiniteReason.Seed, found.Reason);
    }

    [Fact]
    public void Infinities_that_the_program_wrote_are_not_blamed()
    {
        using var tape = new Tape();
        Tensor masked = w.MaskedFill(Tensor.From([false, true, false, false]), double.NegativeInfinity);
        Tensor loss = (masked.Softmax(0) * w.Sqrt()).Sum();
        NonFiniteGradient found = NonFinite(tape, loss, 1);
        Assert.Equal((NonFiniteReason.ZeroTimesInfinity, "Sqrt"), (found.Reason, found.Term!.Step.Operation));
        Assert.IsType<FiniteGradient>(tape.Explain(loss, w, 0));
    }

    [Fact]
    public void An_explanation_is_given_on_a_tape_that_checks()
    {
        using var tape = new Tape(checkFinite: true);
        Tensor loss = w.Sqrt().Sum();
        Assert.Throws<NonFiniteException>(() => tape.Gradient(loss, w));
        Assert.IsType<NonFiniteGradient>(tape.Explain(loss, w, 1));
        Assert.Throws<NonFiniteException>(() => tape.Gradient(loss, w));
    }

    NonFiniteGradient NonFinite(Tape tape, Tensor loss, int index)
    {
        Assert.False(float.IsFinite(tape.Gradient(loss, w).ToArray<float>()[index]));
        var found = Assert.IsType<NonFiniteGradient>(tape.Explain(loss, w, index));
        Assert.Equal(tape.Gradient(loss, w).ToArray<float>()[index], found.Gradient);
        return found;
    }
}
