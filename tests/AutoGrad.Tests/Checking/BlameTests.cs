namespace AutoGrad.Tests.Checking;

/// <summary>A wrong derivative is traced to the operation that makes it wrong, whichever derivative it is.</summary>
public class BlameTests
{
    /// <summary>x³, right in the first order; the derivative of the rule lacks that of x².</summary>
    static readonly CustomOperation cubeOfOneOrder = CustomOperation.Define("Cube", x => x * x * x, (x, y, yBar) => 3 * x.Detach().Square() * yBar);

    /// <summary>x², whose rule loses the factor 2.</summary>
    static readonly CustomOperation wrongSquare = CustomOperation.Define("WrongSquare", x => x * x, (x, y, yBar) => x * yBar);

    /// <summary>tanh x with a rule that uses the wrong square.</summary>
    static readonly CustomOperation tanh = CustomOperation.Define("MyTanh", x => x.Tanh(), (x, y, yBar) => (1 - wrongSquare.Apply(x.Tanh())) * yBar);

    /// <summary>sin x with twice the tangent.</summary>
    static readonly CustomOperation sineWithWrongTangent =
        CustomOperation.Define("MySine", x => x.Sin(), (x, y, yBar) => x.Cos() * yBar, (x, y, tangent) => 2 * x.Cos() * tangent);

    /// <summary>3x, whose rule cuts large adjoints off.</summary>
    static readonly CustomOperation clipped = CustomOperation.Define("Clipped", x => 3 * x, (x, y, yBar) => 3 * yBar.Clamp(-10, 10));

    /// <summary>3x, whose rule drops small adjoints.</summary>
    static readonly CustomOperation deadZone = CustomOperation.Define("DeadZone", x => 3 * x, (x, y, yBar) => 3 * yBar * (yBar.Abs() > 0.1).To(DType.Float64));

    /// <summary>a·b, whose rule forgets the second operand where it is the first.</summary>
    static readonly CustomOperation product =
        CustomOperation.Define("Product", x => x[0] * x[1], (x, y, yBar) => [yBar * x[1], ReferenceEquals(x[0], x[1]) ? null : yBar * x[0]]);

    readonly Tensor x = Tensor.From([0.3, -0.8, 1.7]);

    [Fact]
    public void A_rule_without_a_derivative_is_named_with_its_path()
    {
        GradCheckReport report = GradCheck.RunSecondOrder(z => In("cubes", cubeOfOneOrder, z.Sin()).Exp(), x);
        Assert.Equal(3, report.Failures.Count);
        Assert.All(report.Failures, failure => Assert.Equal(("x", "Cube", "cubes", 2), (failure.Operand, failure.Operation, failure.Path, failure.Entry)));
    }

    [Fact]
    public void An_operation_that_a_rule_uses_has_the_path_of_the_operation_with_the_rule()
    {
        GradCheckReport report = GradCheck.RunSecondOrder(z => In("hidden", tanh, 2 * z), x);
        Assert.Equal(3, report.Failures.Count);
        Assert.All(report.Failures, failure => Assert.Equal(("WrongSquare", "hidden"), (failure.Operation, failure.Path)));
    }

    [Fact]
    public void Of_two_operands_each_is_traced_along_its_own_way()
    {
        GradCheckReport report = GradCheck.RunSecondOrder(all => cubeOfOneOrder.Apply(all[0]) + tanh.Apply(all[1]), x, 2 * x);
        Assert.Equal(["x0", "x0", "x0", "x1", "x1", "x1"], report.Failures.Select(failure => failure.Operand).Order());
        Assert.All(report.Failures, failure => Assert.Equal(failure.Operand == "x0" ? "Cube" : "WrongSquare", failure.Operation));
    }

    [Fact]
    public void Of_two_wrong_rules_each_element_names_the_one_that_it_reaches()
    {
        CustomOperation fourth = CustomOperation.Define("Fourth", x => x.Square().Square(), (x, y, yBar) => 4 * x * x.Detach().Square() * yBar);
        GradCheckReport report = GradCheck.RunSecondOrder(z => Tensor.Concat([cubeOfOneOrder.Apply(z[..2]), fourth.Apply(z[2..])]), x);
        Assert.Equal(3, report.Failures.Count);
        Assert.All(report.Failures, failure => Assert.Equal(failure.Index[0] < 2 ? "Cube" : "Fourth", failure.Operation));
        Assert.Contains(report.Notes, note => note.StartsWith("2 operations are wrong by themselves: %", StringComparison.Ordinal));
        GradCheckReport first = GradCheck.Run(z => Tensor.Concat([wrongSquare.Apply(z[..2]), clipped.Apply(20 * z[2..])]).Square(), x);
        Assert.Equal(3, first.Failures.Count);
        Assert.All(first.Failures, failure => Assert.Equal(failure.Index[0] < 2 ? "WrongSquare" : "Clipped", failure.Operation));
        Assert.Contains(first.Notes, note => note.Contains("%2 WrongSquare", StringComparison.Ordinal) && note.Contains("Clipped", StringComparison.Ordinal));
    }

    [Fact]
    public void The_adjoint_of_a_result_names_the_wrong_rule_that_it_comes_to()
    {
        CustomOperation cut = CustomOperation.Define("Cut", x => x.Square(), (x, y, yBar) => 2 * x * yBar.Detach()), cutToo = CustomOperation.Define("CutToo", x => x.Exp(), (x, y, yBar) => y * yBar.Detach());
        GradCheckReport report = GradCheck.RunSecondOrder(z => Tensor.Concat([cut.Apply(z[..2]), cutToo.Apply(z[2..])]), x);
        Assert.Equal(3, report.Failures.Count);
        Assert.All(report.Failures, failure => Assert.Equal(("v", failure.Index[0] < 2 ? "Cut" : "CutToo"), (failure.Operand, failure.Operation)));
    }

    [Fact]
    public void A_Float32_function_is_traced_too()
    {
        GradCheckReport report = GradCheck.RunSecondOrder(z => In("cubes", cubeOfOneOrder, z.Sin()), x.To(DType.Float32));
        Assert.Equal(3, report.Failures.Count);
        Assert.All(report.Failures, failure => Assert.Equal(("Cube", "cubes"), (failure.Operation, failure.Path)));
    }

    [Fact]
    public void A_wrong_forward_rule_is_named_with_its_path()
    {
        GradCheckReport report = GradCheck.RunForward(z => In("head", sineWithWrongTangent, z.Exp()).Square(), x);
        Assert.Equal(3, report.Failures.Count);
        Assert.All(report.Failures, failure => Assert.Equal(("MySine", "head"), (failure.Operation, failure.Path)));
        Assert.Equal(Verdict.Fail, Assert.Single(report.Probes).Verdict);
    }

    [Fact]
    public void A_forward_check_does_not_blame_backward_rules()
    {
        // The wrong square has no forward rule of its own: it is the transpose of the backward rule, and as wrong.
        GradCheckReport report = GradCheck.RunForward(z => sineWithWrongTangent.Apply(z) + wrongSquare.Apply(z.Detach()), x);
        Assert.All(report.Failures, failure => Assert.Equal("MySine", failure.Operation));
    }

    [Fact]
    public void A_rule_that_is_wrong_for_large_adjoints_alone_is_traced_with_the_adjoints_of_the_pass()
    {
        GradCheckReport report = GradCheck.Run(z => (100 * In("head", clipped, z.Sin())).Sum(), x);
        Assert.Equal(3, report.Failures.Count);
        Assert.All(report.Failures, failure => Assert.Equal(("Clipped", "head"), (failure.Operation, failure.Path)));
    }

    [Fact]
    public void A_wrong_gradient_that_no_operation_is_to_blame_for_is_reported_beside_dropout_too()
    {
        var dropout = new AutoGrad.Modules.Dropout(0.5, new Random(1));
        GradCheckReport report = GradCheck.Run(z => dropout.Forward(z) + z * z.Square().Detach(), x);
        Assert.Equal(3, report.Failures.Count);
        Assert.All(report.Failures, failure => Assert.Equal("", failure.Operation));
    }

    [Fact]
    public void A_tape_is_checked_with_the_adjoints_of_its_loss()
    {
        using var tape = new Tape();
        tape.Watch(x);
        Tensor tripled = deadZone.Apply(x.Sin()), loss = (0.01 * tripled).Sum(), other = tripled.Sum();
        int entries = tape.Count;

        // The last number on the tape is the other one, whose adjoints the rule passes on.
        GradCheck.Run(tape).ThrowUnlessPassed();
        GradCheck.Run(tape, other).ThrowUnlessPassed();
        GradCheckReport report = GradCheck.Run(tape, loss);
        Assert.Equal(3, report.Failures.Count);
        Assert.All(report.Failures, failure => Assert.Equal(("DeadZone", 1), (failure.Operation, failure.Entry)));
        Assert.Equal(entries, tape.Count);
    }

    [Fact]
    public void The_last_number_of_a_tape_is_taken_for_its_loss()
    {
        using var tape = new Tape();
        tape.Watch(x);
        _ = (100 * clipped.Apply(x.Sin())).Sum();
        Assert.Equal(3, GradCheck.Run(tape).Failures.Count);
    }

    [Fact]
    public void A_tape_is_not_checked_from_a_result_that_it_has_not_computed_or_that_has_gone_stale()
    {
        var w = new Parameter(Tensor.From([1.0, 2.0]), "w");
        using var tape = new Tape();
        Tensor loss = w.Square().Sum();
        Assert.Throws<TapeException>(() => GradCheck.Run(tape, Tensor.From([1.0])));
        Assert.Throws<ShapeException>(() => GradCheck.Run(tape, w.Square()));
        w.Assign(Tensor.From([3.0, 4.0]));
        Assert.Throws<TapeException>(() => GradCheck.Run(tape, loss));
    }

    [Fact]
    public void A_tape_that_checks_its_values_is_checked_where_an_adjoint_is_infinite()
    {
        var w = new Parameter(Tensor.From([1.0, 0.0]), "w");
        using var tape = new Tape(checkFinite: true);
        _ = w.Sqrt().Sum();
        Assert.Equal(Verdict.Inconclusive, GradCheck.Run(tape).Verdict);
        Assert.Throws<NonFiniteException>(() => w.Log());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_rule_that_keeps_a_buffer_is_found_in_either_precision(bool isSingle)
    {
        double[] kept = [];
        CustomOperation stale = CustomOperation.Define(
            "Stale",
            z =>
            {
                kept = z.ToDoubles();
                return z * z;
            },
            (z, y, yBar) => 2 * yBar * Tensor.From<double>(kept).To(z.DType));
        Tensor start = Tensor.From([1.5, 2.5]).To(isSingle ? DType.Float32 : DType.Float64);
        using var tape = new Tape();
        tape.Watch(start);
        _ = stale.Apply(stale.Apply(start));
        GradCheckReport report = GradCheck.Run(tape);
        Assert.Equal([0, 0], report.Failures.Select(failure => failure.Entry));
        Assert.Equal(2, report.Elements.Count(element => element is { Verdict: Verdict.Pass, Entry: 1 }));
    }

    [Fact]
    public void An_honest_Float32_rule_is_not_taken_for_a_stale_one()
    {
        using var tape = new Tape();
        Tensor start = Tensor.Uniform([40], new Random(2), 0.1, 3), wide = Tensor.Uniform([40], new Random(3), dtype: DType.Float64);
        tape.Watch(start);
        tape.Watch(wide);
        _ = ((start.Log() * start.Sin()).Softmax(0).To(DType.Float64) * wide.Sin().To(DType.Float32).To(DType.Float64)).Sum();
        GradCheck.Run(tape).ThrowUnlessPassed();
    }

    [Fact]
    public void An_operand_that_is_used_twice_is_one_tensor_in_rules()
    {
        Assert.Equal(3, GradCheck.Run(z => product.Apply(z, z), x).Failures.Count(failure => failure.Operation == "Product"));
        Assert.Equal(3, GradCheck.Run(z => product.Apply([z.Sin(), z.Cos()]) + Squared(z.Exp()), x).Failures.Count(failure => failure.Operation == "Product"));
        GradCheck.Run(z => product.Apply(z, 1 * z), x).ThrowUnlessPassed();
        using var tape = new Tape();
        tape.Watch(x);
        _ = Squared(Squared(x));
        Assert.Equal([0, 0, 0, 1, 1, 1], GradCheck.Run(tape).Failures.Select(failure => failure.Entry).Order());

        static Tensor Squared(Tensor a) => product.Apply(a, a);
    }

    [Fact]
    public void A_function_that_looks_whether_an_operand_is_used_twice_is_evaluated_so()
    {
        // Its value is that of a square if both operands are one tensor; beside what was detached it is a product.
        CustomOperation picky = CustomOperation.Define("Picky", z => ReferenceEquals(z[0], z[1]) ? z[0].Square() : 2 * z[0] * z[1], (z, y, yBar) =>
            ReferenceEquals(z[0], z[1]) ? [yBar * z[0], yBar * z[0]] : [2 * yBar * z[1], 2 * yBar * z[0]]);
        GradCheck.Run(z => In("twice", picky, z.Sin(), again: true), x).ThrowUnlessPassed();
        GradCheck.Run(z => picky.Apply(z.Sin(), z.Cos()), x).ThrowUnlessPassed();
    }

    static Tensor In(string scope, CustomOperation operation, Tensor z, bool again = false)
    {
        using (Tape.Current?.Scope(scope))
            return again ? operation.Apply(z, z) : operation.Apply(z);
    }
}
