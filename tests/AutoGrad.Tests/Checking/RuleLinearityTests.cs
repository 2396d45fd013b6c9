namespace AutoGrad.Tests.Checking;

/// <summary>A rule is linear in the adjoint or the tangent, and gives the same each time; one that is not fails, even where its gradient for the drawn adjoint is right.</summary>
public class RuleLinearityTests
{
    readonly Tensor x = Tensor.From([0.3, -0.8, 1.7]);

    [Theory]
    [InlineData(GradCheckMode.Full)]
    [InlineData(GradCheckMode.Fast)]
    public void A_rule_that_clips_large_adjoints_fails(GradCheckMode mode) =>
        Fails(GuessKind.NotLinear, mode, CustomOperation.Define("Clipped", x => 3 * x, (x, y, yBar) => 3 * yBar.Clamp(-100, 100)));

    [Theory]
    [InlineData(GradCheckMode.Full)]
    [InlineData(GradCheckMode.Fast)]
    public void A_rule_that_adds_to_the_adjoint_fails(GradCheckMode mode) =>
        Fails(GuessKind.NotLinear, mode, CustomOperation.Define("Shifted", x => 3 * x, (x, y, yBar) => 3 * (yBar + 1e-12)));

    [Theory]
    [InlineData(GradCheckMode.Full)]
    [InlineData(GradCheckMode.Fast)]
    public void A_rule_that_divides_by_the_adjoint_fails(GradCheckMode mode) =>
        Fails(GuessKind.NotLinear, mode, CustomOperation.Define("Divided", x => 3 * x, (x, y, yBar) => 3 * yBar.Square() / yBar));

    [Theory]
    [InlineData(GradCheckMode.Full)]
    [InlineData(GradCheckMode.Fast)]
    public void A_rule_that_works_once_fails(GradCheckMode mode) => Fails(GuessKind.NotRepeatable, mode, new RightOnce());

    [Theory]
    [InlineData(GradCheckMode.Full)]
    [InlineData(GradCheckMode.Fast)]
    public void A_forward_rule_that_clips_large_tangents_fails(GradCheckMode mode) => FailsForward("2²⁰ times as large", mode, (x, y, tangent) => x.Cos() * tangent.Clamp(-100, 100));

    [Theory]
    [InlineData(GradCheckMode.Full)]
    [InlineData(GradCheckMode.Fast)]
    public void A_forward_rule_that_adds_to_the_tangent_fails(GradCheckMode mode) => FailsForward("from a tangent of 0", mode, (x, y, tangent) => x.Cos() * (tangent + 1e-12));

    [Fact]
    public void The_element_shows_what_the_other_pass_gave()
    {
        CustomOperation clipped = CustomOperation.Define("Clipped", x => 3 * x, (x, y, yBar) => 3 * yBar.Clamp(-1, 1));
        ElementCheck failure = Assert.Single(GradCheck.Run(z => clipped.Apply(z), Tensor.From([0.5]), new GradCheckOptions { Cotangents = [Tensor.From([1.0])] }).Failures);

        // The adjoint 2²⁰ is clipped to 1, which comes to 3, and 3·2⁻²⁰ for an adjoint of 1.
        Assert.Equal(3.0 / (1 << 20), failure.Analytic);
        Assert.Equal(3, failure.Numeric, 1e-9);
    }

    [Theory]
    [InlineData(-740)]
    [InlineData(709)]
    public void Subnormal_and_huge_gradients_are_linear(double at) => GradCheck.Run(z => z.Exp(), Tensor.From([at])).ThrowUnlessPassed();

    void Fails(GuessKind kind, GradCheckMode mode, CustomOperation operation)
    {
        GradCheckReport report = GradCheck.Run(z => operation.Apply(z.Sin()).Exp(), x, new GradCheckOptions { Mode = mode });
        Assert.Equal(Verdict.Fail, report.Verdict);
        Assert.Equal(kind, report.Guess?.Kind);
        Assert.Equal([0, 1, 2], report.Failures.Select(failure => failure.Index[0]).Order());
        Assert.All(report.Failures, failure => Assert.Equal(operation.Name, failure.Operation));
    }

    void FailsForward(string text, GradCheckMode mode, Func<Tensor, Tensor, Tensor, Tensor?> forwardRule)
    {
        CustomOperation sine = CustomOperation.Define("Sine", x => x.Sin(), (x, y, yBar) => x.Cos() * yBar, forwardRule);
        GradCheckReport report = GradCheck.RunForward(z => sine.Apply(z.Square()).Exp(), x, new GradCheckOptions { Mode = mode });
        Assert.Equal(Verdict.Fail, report.Verdict);
        Assert.Equal(GuessKind.NotLinear, report.Guess?.Kind);
        Assert.Contains(text, report.Guess!.Text, StringComparison.Ordinal);
        Assert.Equal([0, 1, 2], report.Failures.Select(failure => failure.Index[0]).Order());
        Assert.All(report.Failures, failure => Assert.Equal("Sine", failure.Operation));
    }

    /// <summary>x², whose rule is right only the first time.</summary>
    sealed class RightOnce : CustomOperation
    {
        bool isUsed;

        protected override Tensor Value(Tensor[] x) => x[0].Square();

        protected override Tensor?[] Vjp(Tensor[] x, Tensor y, Tensor yBar)
        {
            Tensor xBar = (isUsed ? 3 : 2) * x[0] * yBar;
            isUsed = true;
            return [xBar];
        }
    }
}
