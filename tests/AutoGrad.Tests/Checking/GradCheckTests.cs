using static AutoGrad.Tests.Checking.WrongGradients;

namespace AutoGrad.Tests.Checking;

public class GradCheckTests
{
    [Fact]
    public void A_right_gradient_passes()
    {
        Tensor x = Tensor.From(new double[,] { { 0.5, -1.25 }, { 3, 0.001 } });
        GradCheckReport report = GradCheck.Run(z => (z.Sin() * z.Exp()).Sum(), x);
        Assert.Equal(Verdict.Pass, report.Verdict);
        Assert.Equal(4, report.Elements.Count);
        Assert.Equal(Doubt.None, report.Doubt);
        report.ThrowUnlessPassed();
        Assert.StartsWith("Gradient check: PASS. 4 elements: 4 pass, 0 fail, 0 inconclusive.", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_names_its_operand_element_and_both_numbers()
    {
        // d/dx x² is 2 · 0.75 = 1.5; the wrong rule gives 0.75.
        Tensor x = Tensor.From(new double[,] { { 0, 0 }, { 0, 0 }, { 0, 0.75 } });
        GradCheckReport report = GradCheck.Run(z => z.Map(new WrongSquare()).Sum(), x);
        Assert.Equal(Verdict.Fail, report.Verdict);
        ElementCheck failure = Assert.Single(report.Failures);
        Assert.Equal([2, 1], failure.Index);
        Assert.StartsWith("x[2, 1]: analytic 0.75, numeric 1.5 ±", failure.ToString(), StringComparison.Ordinal);
        GradCheckException thrown = Assert.Throws<GradCheckException>(report.ThrowUnlessPassed);
        Assert.Same(report, thrown.Report);
        Assert.Contains("x[2, 1]: analytic 0.75, numeric 1.5", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_worst_failure_comes_first() => Assert.Equal(
        1,
        GradCheck.Run(z => z.Map(new WrongSquare()), Tensor.From([0.1, 100.0, 1.0])).Failures[0].Index[0]);

    [Fact]
    public void Operands_are_named_by_number_and_parameters_by_name()
    {
        var weight = new Parameter(Tensor.From([1.5]), "hidden.weight");
        GradCheckReport report = GradCheck.Run(x => x[0] * x[1], Tensor.From([2.0]), weight);
        Assert.Equal(["x0", "hidden.weight"], report.Elements.Select(element => element.Operand));
    }

    [Fact]
    public void Errors_that_cancel_in_a_sum_are_found()
    {
        // The value is z², but the adjoints of the two elements are swapped on their way, which a cotangent of ones could not tell.
        static Tensor Swapped(Tensor z) => z.Square().Detach() + OnlyGradient(z.Square().Flip());
        Tensor x = Tensor.From([0.3, 0.9]);
        Assert.Equal(Verdict.Fail, GradCheck.Run(Swapped, x).Verdict);
    }

    [Fact]
    public void Nothing_recorded_is_a_failure() =>
        Assert.Equal(Verdict.Fail, GradCheck.Run(z => z.Detach().Square(), Tensor.From([1.0])).Verdict);

    [Fact]
    public void A_chosen_step_and_chosen_tolerances_are_used()
    {
        Tensor x = Tensor.From([1.5]);
        GradCheck.Run(z => z.Exp(), x, new GradCheckOptions { Step = 1e-3 }).ThrowUnlessPassed();
        Assert.Equal(Verdict.Fail, GradCheck.Run(z => z.Map(new WrongSquare()), x, new GradCheckOptions { Step = 1e-3 }).Verdict);
        GradCheck.Run(z => z.Map(new WrongSquare()), x, new GradCheckOptions { RelativeTolerance = 0.6 }).ThrowUnlessPassed();
        GradCheck.Run(z => z.Map(new WrongSquare()), x, new GradCheckOptions { AbsoluteTolerance = 3 }).ThrowUnlessPassed();
    }

    [Fact]
    public void Random_numbers_inside_the_function_are_noticed()
    {
        var random = new Random(1);
        GradCheckReport report = GradCheck.Run(z => z * random.NextDouble(), Tensor.From([1.0]));
        Assert.Equal(Verdict.Inconclusive, report.Verdict);
        Assert.Equal(Doubt.NotDeterministic, report.Doubt);
        Assert.Empty(report.Elements);
    }

    [Fact]
    public void Float32_functions_are_checked_in_Float64_as_they_are()
    {
        Tensor captured = Tensor.From([1f, 2f]), x = Tensor.From([0.5f, 1.5f]);
        GradCheck.Run(z => z.Sin() * captured, x).ThrowUnlessPassed();
        Assert.Equal(2, GradCheck.Run(z => z.Map(new WrongSquare()) * captured, x).Failures.Count);

        // What insists on Float64, and what rounds to Float32 on its way.
        GradCheck.Run(z => z * Tensor.From([1.0, 2.0]), x).ThrowUnlessPassed();
        GradCheck.Run(z => z.To(DType.Float32).Exp(), Tensor.From([0.5])).ThrowUnlessPassed();
    }

    [Fact]
    public void A_Float32_function_that_reads_values_is_run_in_Float64()
    {
        GradCheck.Run(z => z.Item() > 0.2 ? z.Square() : -z, Tensor.From([0.5f])).ThrowUnlessPassed();
        Tensor captured = Tensor.From([2f]);
        Assert.Equal(Doubt.OutsideTheTape, GradCheck.Run(z => z.Item() > 0.2 ? z * captured : -z, Tensor.From([0.5f])).Doubt);
    }

    [Fact]
    public void Random_draws_are_made_once()
    {
        var dropout = new AutoGrad.Modules.Dropout(0.5, new Random(1));
        var random = new Random(2);
        GradCheckReport report = GradCheck.Run(
            z => dropout.Forward(z) * Tensor.Normal(z.Shape, random, dtype: z.DType), Tensor.Uniform([3, 4], new Random(3), 1, 2, DType.Float64));
        report.ThrowUnlessPassed();
        Assert.Contains("2 draws", Assert.Single(report.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_detached_value_moves_but_carries_no_gradient()
    {
        // The gradient of z·c with c = detach(z²) is c, but the function is z³, whose derivative is three times that.
        GradCheckReport report = GradCheck.Run(z => z * z.Square().Detach(), Tensor.From([2.0]));
        ElementCheck wrong = Assert.Single(report.Failures);
        Assert.Equal(4, wrong.Analytic);
        Assert.Equal(12, wrong.Numeric, 1e-6);
    }

    [Fact]
    public void Integers_have_no_gradient() => Assert.Throws<DTypeException>(() => GradCheck.Run(z => z, Tensor.From([1, 2])));

    [Fact]
    public void No_elements_are_no_pass() =>
        Assert.Equal(Doubt.NothingToCheck, GradCheck.Run(z => z.Sum(), Tensor.Zeros([0], DType.Float64)).Doubt);

    [Fact]
    public void Second_derivatives_are_checked()
    {
        Tensor x = Tensor.From([0.4, 1.6]);
        GradCheckReport report = GradCheck.RunSecondOrder(z => (z.Sin() * z.Sum()).Sum(), x);
        report.ThrowUnlessPassed();
        Assert.Equal(["x", "x", "v"], report.Elements.Select(element => element.Operand));
        GradCheck.RunSecondOrder(z => z.Sum(), x).ThrowUnlessPassed();
        Assert.Equal(Verdict.Fail, GradCheck.RunSecondOrder(z => z.Square() * z.Detach(), x).Verdict);
    }

    [Fact]
    public void It_works_while_a_tape_records_and_leaves_nothing_on_it()
    {
        using var tape = new Tape();
        Tensor x = Tensor.From([0.5]);
        tape.Watch(x);
        GradCheck.Run(z => z.Exp(), x).ThrowUnlessPassed();
        Assert.Equal(0, tape.Count);
    }
}
