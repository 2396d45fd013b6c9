namespace AutoGrad.Tests.Checking;

public class TieTests
{
    public static TheoryData<GradCheckMode> Modes => [GradCheckMode.Full, GradCheckMode.Fast];

    /// <summary>The largest of each row, of whose adjoint every element that ties for it takes the given share.</summary>
    static CustomOperation Largest(double share) => CustomOperation.Define(
        "Largest",
        x => x.Amax(1),
        (x, y, yBar) => share * x.Equal(y.Reshape([y.Length, 1]).BroadcastTo(x.Shape)).To(DType.Float64) * yBar.Reshape([y.Length, 1]).BroadcastTo(x.Shape));

    [Theory, MemberData(nameof(Modes))]
    public void Equal_shares_of_what_tied_elements_have_together_pass(GradCheckMode mode)
    {
        GradCheckReport report = Check(x => x.Amax(1), Tensor.Zeros([2, 4], DType.Float64), mode);
        report.ThrowUnlessPassed();
        Assert.All(report.Elements, element => Assert.Equal(4, element.Shared!.Elements));
        Check(x => Largest(0.25).Apply(x), Tensor.Zeros([2, 4], DType.Float64), mode).ThrowUnlessPassed();
        Check(x => (x.Amin(1) + 0.3).Tanh().Sum(), Tensor.Full([3, 5], 0.7, DType.Float64), mode).ThrowUnlessPassed();
    }

    [Theory, MemberData(nameof(Modes))]
    public void A_median_that_three_or_more_share_passes(GradCheckMode mode)
    {
        Check(x => x.Median(), Tensor.From([1.0, 2.0, 2.0, 2.0, 5.0]), mode).ThrowUnlessPassed();
        Check(x => x.Median().Exp(), Tensor.Full([7], 0.5, DType.Float64), mode).ThrowUnlessPassed();
    }

    [Theory, MemberData(nameof(Modes))]
    public void A_median_whose_sharers_have_no_gradient_fails(GradCheckMode mode)
    {
        // Moved alone, none of the three changes the median: each gradient of 0 is right by itself, and the sum of them is not.
        Tensor isNotTwo = Tensor.From([1.0, 0.0, 0.0, 0.0, 1.0]);
        GradCheckReport report = Check(x => ((x * isNotTwo) + ((1 - isNotTwo) * x.Detach())).Median(), Tensor.From([1.0, 2.0, 2.0, 2.0, 5.0]), mode);
        Assert.Equal([1, 2, 3], report.Failures.Select(failure => failure.Index[0]).Order());
        Assert.All(report.Failures, failure => Assert.Equal(new SharedKink(3, 0, 1), failure.Shared! with { Numeric = Math.Round(failure.Shared!.Numeric, 6) }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.0 / 3)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Shares_that_do_not_amount_to_the_whole_fail(double share)
    {
        // Each of them lies between the one-sided derivatives 0 and 1; 0, ½ and 1 would pass for a kink that an element has alone.
        foreach (GradCheckMode mode in (GradCheckMode[])[GradCheckMode.Full, GradCheckMode.Fast])
        {
            GradCheckReport report = Check(x => Largest(share).Apply(x), Tensor.Zeros([2, 4], DType.Float64), mode);
            Assert.Equal(Verdict.Fail, report.Verdict);
            Assert.All(report.Failures, failure => Assert.Equal("Largest", failure.Operation));
        }
    }

    [Fact]
    public void Shares_that_do_not_amount_to_the_whole_are_told_with_what_they_amount_to()
    {
        GradCheckReport report = GradCheck.Run(x => Largest(1).Apply(x), Tensor.Zeros([1, 3], DType.Float64));
        Assert.Equal(new SharedKink(3, 3, 1), report.Failures[0].Shared);
        Assert.Equal(GuessKind.SharedKink, report.Guess!.Kind);
        Assert.Contains("3 elements share it, whose gradients amount to 3, and moved together they change the function by 1", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_share_outside_of_the_one_sided_derivatives_fails_even_if_the_whole_is_right()
    {
        // 1½ − ½ + 0 + 0 = 1.
        Tensor shares = Tensor.From(new double[,] { { 1.5, -0.5, 0, 0 } });
        CustomOperation wrong = CustomOperation.Define("Wrong", x => x.Amax(1), (x, y, yBar) => shares * yBar.Reshape([1, 1]).BroadcastTo(x.Shape));
        GradCheckReport report = GradCheck.Run(x => wrong.Apply(x), Tensor.Zeros([1, 4], DType.Float64));
        Assert.Equal([0, 1], report.Failures.Select(failure => failure.Index[1]).Order());
    }

    [Theory, MemberData(nameof(Modes))]
    public void Tied_elements_may_be_of_different_signs_and_slopes(GradCheckMode mode)
    {
        Check(x => x.Abs().Amax(), Tensor.From([1.0, -1, 1, -1, 0.5]), mode).ThrowUnlessPassed();
        Check(x => (x * Tensor.From([1.0, 2, 4, -8])).Amax(), Tensor.From([1.0, 0.5, 0.25, -0.125]), mode).ThrowUnlessPassed();
    }

    [Theory, MemberData(nameof(Modes))]
    public void The_middle_one_of_equal_elements_that_are_sorted_passes(GradCheckMode mode)
    {
        // Moved alone it goes to the beginning or to the end of the three; the weight of the place between need not lie between theirs.
        Check(x => x.Sort() * Tensor.From([1.0, -5, 2, 3]), Tensor.From([1.0, 1, 1, 2]), mode).ThrowUnlessPassed();
        Check(x => x.TopK(2), Tensor.From([1.0, 1, 1, 0.5]), mode).ThrowUnlessPassed();
        Assert.NotEqual(Verdict.Fail, Check(x => x.Median(), Tensor.From([1.0, 2, 2, 2, 3]), mode).Verdict);
    }

    [Fact]
    public void Kinks_that_no_other_element_shares_are_left_to_themselves()
    {
        GradCheckReport report = GradCheck.Run(x => x.Relu() + x.Square(), Tensor.Zeros([6], DType.Float64));
        report.ThrowUnlessPassed();
        Assert.All(report.Elements, element => Assert.Null(element.Shared));
    }

    static GradCheckReport Check(Func<Tensor, Tensor> f, Tensor x, GradCheckMode mode) => GradCheck.Run(f, x, new GradCheckOptions { Mode = mode });
}
