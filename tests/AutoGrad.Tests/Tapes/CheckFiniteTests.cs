using System.Runtime.CompilerServices;

namespace AutoGrad.Tests.Tapes;

public class CheckFiniteTests
{
    [Fact]
    public void The_first_result_that_is_not_finite_is_named_with_its_operands()
    {
        Tensor x = Tensor.From([4f, -1f, 0.5f, 2f], [2, 2]);
        using var tape = new Tape(checkFinite: true);
        tape.Watch(x);
        Tensor shifted = x - 0.5;
        var error = Assert.Throws<NonFiniteException>(() =>
        {
            using (tape.Scope("encoder"))
                return shifted.Log();
        });
        Assert.False(error.IsBackward);
        Assert.Equal(new { Index = 1, Operation = "Log", Scope = "encoder" }, new { error.Step!.Index, error.Step.Operation, error.Step.Scope });
        Assert.Equal([0, 1], error.Found!.FirstNonFinite);
        Assert.Equal(new ValueRange(4, Math.Log(1.5f), Math.Log(3.5f), NaNs: 1, Infinities: 1, FirstNonFinite: 1), Rounded(error.Found.Range));
        Assert.Equal(new ValueRange(4, -1.5, 3.5, NaNs: 0, Infinities: 0, FirstNonFinite: -1), Assert.Single(error.Operands).Range);
        Assert.Equal(
            "The result of %1 Log of %0 in encoder is not finite. Result %1, Float32 [2, 2]: from 0.405465 to 1.25276, 1 NaN, 1 infinite, the first at [0, 1]. "
            + "Operands: %0, Float32 [2, 2]: from -1.5 to 3.5.",
            error.Message);
        Assert.Equal(1, tape.Count);

        // The nearest floats to ln 1.5 and ln 3.5.
        static ValueRange Rounded(ValueRange range) => range with { Min = Near(range.Min, Math.Log(1.5f)), Max = Near(range.Max, Math.Log(3.5f)) };
        static double Near(double value, double expected) => Math.Abs(value - expected) < 1e-6 ? expected : value;
    }

    [Fact]
    public void Infinities_that_the_program_wrote_itself_pass_until_they_make_a_NaN()
    {
        Tensor scores = Tensor.From([1f, 2f, 3f]);
        using var tape = new Tape(checkFinite: true);
        tape.Watch(scores);
        Tensor masked = scores.MaskedFill(Tensor.From([false, true, false]), double.NegativeInfinity);
        tape.Gradient(masked.Softmax(0).Square().Sum(), scores);
        Assert.Throws<NonFiniteException>(() => masked - masked);
    }

    [Fact]
    public void A_result_that_overflows_is_found()
    {
        using var tape = new Tape(checkFinite: true);
        var error = Assert.Throws<NonFiniteException>(() => Tensor.From([100f]).Exp());
        Assert.Equal(1, error.Found!.Range.Infinities);
    }

    [Fact]
    public void The_first_adjoint_that_is_not_finite_is_named_with_what_it_was_made_of()
    {
        var w = new Parameter(Tensor.From([1f, 0f]), "w");
        using var tape = new Tape(checkFinite: true);
        Tensor loss = (w.Sqrt() * 2).Sum();
        var error = Assert.Throws<NonFiniteException>(() => loss.Backward());
        Assert.True(error.IsBackward);
        Assert.Equal("Sqrt", error.Step!.Operation);
        Assert.Equal(("w", 1), (error.Found!.Name, error.Found.Range.Infinities));
        Assert.Equal([1], error.Found.FirstNonFinite);
        Assert.Equal(["adjoint of %0", "w", "%0"], error.Operands.Select(operand => operand.Name));
        Assert.Null(w.Gradient);
        Assert.Throws<NonFiniteException>(() => tape.Gradient(loss, w, createGraph: true));
    }

    [Fact]
    public void A_seed_that_is_not_finite_is_refused()
    {
        var w = new Parameter(Tensor.From([1f]), "w");
        using var tape = new Tape(checkFinite: true);
        var error = Assert.Throws<NonFiniteException>(() => (w * 2).Backward(Tensor.From([float.NaN])));
        Assert.StartsWith("The seed of the backward pass from %0 Multiply of w, 2 is not finite.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tape_that_does_not_check_records_what_is_not_finite()
    {
        using var tape = new Tape();
        Assert.True(float.IsNaN(Tensor.From([-1f]).Log().ToArray<float>()[0]));
        Assert.Equal(1, tape.Count);
    }

    [Fact]
    public void Lines_of_the_source_text_are_shown_on_demand()
    {
        using var tape = new Tape(checkFinite: true, sourceLines: true);
        Tensor square = Square(Tensor.From([3f])); int here = Line();
        Assert.Matches($@"^%0 .* CheckFiniteTests\.cs:\d+$", tape.ToString().Split(Environment.NewLine)[1]);
        Assert.EndsWith("source", tape.ToString().Split(Environment.NewLine)[0], StringComparison.Ordinal);
        _ = -square; int next = Line();
        var error = Assert.Throws<NonFiniteException>(() => (-square).Log());
        Assert.EndsWith($"CheckFiniteTests.cs:{next}", tape.ToString().Split(Environment.NewLine)[2], StringComparison.Ordinal);
        Assert.Equal($"CheckFiniteTests.cs:{next + 1}", error.Step!.Source);
        Assert.Equal(here + 3, next);

        static int Line([CallerLineNumber] int line = 0) => line;
        static Tensor Square(Tensor x) => x.Square();
    }
}
