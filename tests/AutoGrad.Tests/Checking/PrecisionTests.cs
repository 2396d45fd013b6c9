namespace AutoGrad.Tests.Checking;

public class PrecisionTests
{
    [Fact]
    public void A_loss_of_precision_is_traced_to_where_it_begins()
    {
        // 1 − cos x at 10⁻³ cancels all but a few of the 24 bits of a Float32.
        GradCheckReport report = GradCheck.Run(z => (1 - z.Cos()).Log() * 3, Tensor.From([1e-3f]));
        report.ThrowUnlessPassed();
        PrecisionCheck precision = report.Precision!;
        Assert.Equal("Subtract", precision.FirstLoss!.Operation);
        Assert.False(precision.FirstLoss.IsAdjoint);
        Assert.True(precision.FirstLoss.Ulps > 1024);
        Assert.True(precision.Worst[0].Ulps > 1024);
        Assert.Equal(report.Elements[0].Analytic, precision.Worst[0].Double, 1e-9);
    }

    [Fact]
    public void The_gradient_of_a_single_result_is_that_of_the_result_and_not_of_a_multiple()
    {
        GradCheckReport report = GradCheck.Run(x => x.Square().Sum(), Tensor.From([3f]));
        Assert.Equal((6, 6), (Assert.Single(report.Precision!.Worst).Single, report.Precision.Worst[0].Double));
    }

    [Theory]
    [InlineData(GradCheckMode.Full)]
    [InlineData(GradCheckMode.Fast)]
    public void A_rule_that_is_wrong_in_Float32_alone_fails(GradCheckMode mode)
    {
        CustomOperation square = CustomOperation.Define("Square", x => x.Square(), (x, y, yBar) => (x.DType == DType.Float32 ? 1 : 2) * x * yBar);
        GradCheckReport report = GradCheck.Run(z => square.Apply(z.Sin()).Sum(), Tensor.From([0.5f, -1f]), new GradCheckOptions { Mode = mode });
        Assert.Equal((Verdict.Fail, GuessKind.SinglePrecision), (report.Verdict, report.Guess!.Kind));
        Assert.Equal([0, 1], report.Failures.Select(failure => failure.Index[0]).Order());
        Assert.All(report.Failures, failure => Assert.Equal("Square", failure.Operation));
        Assert.All(report.Failures, failure => Assert.Equal(failure.Numeric / 2, failure.Analytic, 1e-6));
    }

    [Fact]
    public void A_rule_whose_digits_cancel_in_Float32_is_right()
    {
        CustomOperation tanh = CustomOperation.Define("Tanh", x => x.Tanh(), (x, y, yBar) => (1 - y.Square()) * yBar);
        GradCheck.Run(z => tanh.Apply(z).Sum(), Tensor.From([9f, 8.5f])).ThrowUnlessPassed();
    }

    [Fact]
    public void A_benign_function_loses_a_few_ulps_at_most()
    {
        PrecisionCheck precision = GradCheck.Run(z => z.Sin().Sum(), Tensor.From([0.5f, 1.5f, -2f])).Precision!;
        Assert.Null(precision.FirstLoss);
        Assert.Empty(precision.Flipped);
        Assert.InRange(precision.Worst[0].Ulps, 0, 8);
    }

    [Fact]
    public void A_comparison_that_flips_is_told()
    {
        // 1 + 10⁻⁹ is 1 in Float32, which is not greater than 1.
        Tensor one = Tensor.From([1f]);
        GradCheckReport report = GradCheck.Run(z => Tensor.Where(z + 1 > one, z * 2, z * 3), Tensor.From([1e-9f]));
        PrecisionEntry flipped = Assert.Single(report.Precision!.Flipped);
        Assert.Equal("Greater", flipped.Operation);
        Assert.Equal((0, 1), (flipped.Single, flipped.Double));
    }

    [Fact]
    public void Float64_has_nothing_to_lose() => Assert.Null(GradCheck.Run(z => z.Sin(), Tensor.From([0.5])).Precision);
}
