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
    public void Derivatives_of_functions_check_what_they_are_asked_to()
    {
        Tensor zero = Tensor.From([1.0, 0.0]), ones = Tensor.Ones([2], DType.Float64);
        static Tensor f(Tensor x) => x.Sqrt().Sum();
        Assert.Equal(double.PositiveInfinity, Differentiate.Gradient(f, zero).ToArray<double>()[1]);
        Named("Sqrt", () => Differentiate.Gradient(f, zero, checkFinite: true));
        Named("Sqrt", () => Differentiate.Gradient(x => f(x[0]), [zero], checkFinite: true));
        Named("Sqrt", () => Differentiate.ValueAndGradient(f, zero, checkFinite: true));
        Named("Sqrt", () => Differentiate.Vjp(x => x.Sqrt(), zero, ones, checkFinite: true));
        Named("Log", () => Differentiate.Jacobian(x => x.Log(), zero, checkFinite: true));
        Named("Sqrt", () => Differentiate.Hessian(f, zero, checkFinite: true));
        Named("Sqrt", () => Differentiate.HessianVectorProduct(f, zero, ones, checkFinite: true));

        static void Named(string operation, Func<object> derivative) => Assert.Equal(operation, Assert.Throws<NonFiniteException>(derivative).Step!.Operation);
    }

    [Fact]
    public void The_first_tangent_that_is_not_finite_is_named_with_what_it_was_made_of()
    {
        Tensor x = Tensor.From([1.0, 0.0]), v = Tensor.From([1.0, 3.0]);
        var error = Assert.Throws<NonFiniteException>(() => Differentiate.Jvp(z => (2 * z.Sqrt()).Exp(), x, v, checkFinite: true));
        Assert.False(error.IsBackward);
        Assert.Equal("Sqrt", error.Step!.Operation);
        Assert.Equal("tangent of %1", error.Found!.Name);
        Assert.Equal([1], error.Found.FirstNonFinite);
        Assert.Equal(["%0", "tangent of %0"], error.Operands.Select(operand => operand.Name));
    }

    [Fact]
    public void A_derivative_on_a_tape_checks_while_it_is_taken()
    {
        using var tape = new Tape();
        Tensor zero = Tensor.From([0.0]);
        Assert.Throws<NonFiniteException>(() => Differentiate.Gradient(z => z.Log().Sum(), zero, checkFinite: true));
        Assert.Equal(double.NegativeInfinity, zero.Log().Item());
    }

    [Fact]
    public void A_replay_names_the_entry_that_was_captured()
    {
        var w = new Parameter(Tensor.From([4.0, 9.0]), "w");
        using TapeProgram program = TapeProgram.Capture(
            x =>
            {
                using (Tape.Current!.Scope("head"))
                    return (w.Sqrt() / x[0]).Log().Sum();
            },
            Tensor.From([1.0, 2.0]));
        double usual = program.Run();
        double[] gradient = w.Gradient!.ToArray<double>();
        w.ClearGradient();
        Assert.False(program.CheckFinite);
        program.CheckFinite = true;
        Assert.Equal(usual, program.Run());
        Assert.Equal(gradient, w.Gradient!.ToArray<double>());

        program.SetInput(0, Tensor.From([1.0, -2.0]));
        NonFiniteException error = Assert.Throws<NonFiniteException>(() => program.Run());
        Assert.Equal(("Log", "head", false), (error.Step!.Operation, error.Step.Scope, error.IsBackward));
        Assert.Equal([1], error.Found!.FirstNonFinite);
        Assert.Equal(-1.5, Assert.Single(error.Operands).Range.Min);
    }

    [Fact]
    public void A_replay_that_meets_an_infinite_derivative_changes_no_gradient()
    {
        var w = new Parameter(Tensor.From([4.0, 9.0]), "w");
        using TapeProgram program = TapeProgram.Capture(x => w.Sqrt().Square().Sum(), Tensor.From([1.0]));
        program.CheckFinite = true;
        w.Assign(Tensor.From([1.0, 0.0]));
        NonFiniteException error = Assert.Throws<NonFiniteException>(() => program.Run());
        Assert.Equal(("Sqrt", true), (error.Step!.Operation, error.IsBackward));
        Assert.StartsWith("The backward rule of %0 Sqrt of w computed what is not finite. Result of its ", error.Message, StringComparison.Ordinal);
        Assert.Null(w.Gradient);
        program.CheckFinite = false;
        program.Run();
        Assert.False(double.IsFinite(w.Gradient!.ToArray<double>()[1]));
    }

    [Fact]
    public void A_replay_that_was_told_to_look_while_a_tape_was_open_looks_after_its_end()
    {
        using TapeProgram program = TapeProgram.Capture(x => (x[0] * 3).Log().Sum(), Tensor.From([1.0, 2.0]));
        using (new Tape())
            program.CheckFinite = true;
        Assert.Equal(Math.Log(3) + Math.Log(6), program.Run(), 1e-15);
    }

    [Fact]
    public void A_replay_shows_the_operand_that_a_result_was_written_over()
    {
        using TapeProgram program = TapeProgram.Capture(x => (x[0] * 3).Log().Sum(), Tensor.From([1.0, 2.0]));
        program.CheckFinite = true;
        program.SetInput(0, Tensor.From([-2.0, 2.0]));
        NonFiniteException error = Assert.Throws<NonFiniteException>(program.Forward);
        TensorSummary operand = Assert.Single(error.Operands, tensor => tensor.Name == "%0");
        Assert.Equal((-6, 6), (operand.Range.Min, operand.Range.Max));
    }

    [Fact]
    public void A_replay_lets_an_infinite_operand_pass_that_its_result_was_written_over()
    {
        using TapeProgram program = TapeProgram.Capture(x => (x[0] / 2).Square().Sum(), Tensor.From([1.0, 2.0]));
        program.CheckFinite = true;
        program.SetInput(0, Tensor.From([double.PositiveInfinity, 2.0]));
        program.Forward();
        Assert.Equal(double.PositiveInfinity, program.Output.Item());
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
