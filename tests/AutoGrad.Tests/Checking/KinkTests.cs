using static AutoGrad.Tests.Checking.WrongGradients;

namespace AutoGrad.Tests.Checking;

public class KinkTests
{
    [Fact]
    public void A_kink_at_the_point_passes_with_one_of_its_derivatives_and_is_named()
    {
        // Left of 0 the derivative of max(x, 0) is 0, right of it 1; the declared value is 0.
        GradCheckReport report = GradCheck.Run(z => z.Relu(), Tensor.From([-1.0, 0.0, 2.0]), OneEach(3));
        report.ThrowUnlessPassed();
        Assert.Equal(new OneSidedDerivatives(0, 1), report.Elements[1].Kink);
        Assert.Null(report.Elements[0].Kink);
    }

    [Fact]
    public void A_gradient_between_the_derivatives_of_a_kink_is_inconclusive()
    {
        // 0.25 is between 0 and 1, but neither of them and not their mean.
        GradCheckReport report = GradCheck.Run(z => z.Relu() + OnlyGradient(0.25 * z), Tensor.From([0.0]));
        Assert.Equal(Verdict.Inconclusive, report.Verdict);
        Assert.Equal(Doubt.Kink, report.Doubt);
        Assert.Throws<GradCheckException>(report.ThrowUnlessPassed);
    }

    [Fact]
    public void A_square_at_its_minimum_passes() => GradCheck.Run(z => z.Square(), Tensor.From([0.0])).ThrowUnlessPassed();

    [Fact]
    public void A_gradient_outside_the_one_sided_derivatives_of_a_kink_fails() => Assert.Equal(
        Verdict.Fail,
        GradCheck.Run(z => z.Abs() + OnlyGradient(3 * z), Tensor.From([0.0])).Verdict);

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-5)]
    [InlineData(1e-7)]
    [InlineData(-1e-7)]
    public void A_kink_nearby_does_not_disturb(double x) => GradCheck.Run(z => z.Relu(), Tensor.From([x])).ThrowUnlessPassed();

    [Fact]
    public void A_step_function_is_flat_however_straight_it_looks_from_afar() =>
        GradCheck.Run(z => z.Floor().Sum(), Tensor.From([0.1, 0.37, 0.9])).ThrowUnlessPassed();

    [Fact]
    public void At_an_end_of_the_domain_the_derivative_on_the_side_within_counts()
    {
        // The derivative of x^2.5 + x at 0 is 1, that of (2 − x)^2.5 + x at 2 is 1.
        GradCheck.Run(z => z.Pow(2.5) + z, Tensor.From([0.0, 0.5])).ThrowUnlessPassed();
        GradCheck.Run(z => (2 - z).Pow(2.5) + z, Tensor.From([2.0])).ThrowUnlessPassed();
        GradCheck.Run(z => z.Pow(2.5) + z, Tensor.From([0.0, 0.5]), new GradCheckOptions { Mode = GradCheckMode.Fast }).ThrowUnlessPassed();
        ElementCheck failure = Assert.Single(GradCheck.Run(z => z.Pow(2.5) + z + OnlyGradient(z), Tensor.From([0.0])).Failures);
        Assert.Equal(1, failure.Numeric, 1e-6);
    }

    [Fact]
    public void A_choice_in_plain_code_is_followed()
    {
        // Which branch the code takes is no part of the record: at 1 the derivative is that of z², from the left 2 and from the right 3.
        static Tensor Branching(Tensor z) => z.Item() <= 1 ? z.Square() : 3 * z - 2;
        GradCheck.Run(Branching, Tensor.From([0.5])).ThrowUnlessPassed();
        GradCheckReport report = GradCheck.Run(Branching, Tensor.From([1.0]));
        report.ThrowUnlessPassed();
        Assert.Equal(3, report.Elements[0].Kink!.Right, 1e-6);
    }

    [Fact]
    public void Ties_and_orders_are_branches()
    {
        // The largest of three, of which two tie: each takes half.
        GradCheckReport ties = GradCheck.Run(z => z.Amax(), Tensor.From([1.0, 2.0, 2.0]));
        ties.ThrowUnlessPassed();
        Assert.Equal(new OneSidedDerivatives(0, 1), ties.Elements[2].Kink);
        GradCheck.Run(z => z.Sort() * Tensor.From([1.0, 10.0, 100.0]), Tensor.From([0.5, 0.5, -1.0])).ThrowUnlessPassed();
        GradCheck.Run(z => Tensor.Where(z > 1, 2 * z, z.Square()), Tensor.From([1.0, 1.0 + 1e-9, 0.5])).ThrowUnlessPassed();
    }

    [Fact]
    public void At_a_jump_the_derivatives_beside_it_count()
    {
        GradCheck.Run(z => z.Floor() + 2 * z, Tensor.From([3.0])).ThrowUnlessPassed();
        Assert.Equal(Verdict.Fail, GradCheck.Run(z => z.Floor() + OnlyGradient(5 * z), Tensor.From([3.0])).Verdict);
    }

    [Theory]
    [InlineData(-0.44)]
    [InlineData(1.5)]
    [InlineData(3)]
    public void A_derivative_of_0_between_kinks_passes(double at)
    {
        GradCheck.RunSecondOrder(z => z.Clamp(-1, 2).Sum(), Tensor.From([at])).ThrowUnlessPassed();
        GradCheck.RunSecondOrder(z => z.Softshrink(1.25).Sum(), Tensor.From([at])).ThrowUnlessPassed();
    }

    [Theory]
    [InlineData(1e-9)]
    [InlineData(-1e-9)]
    [InlineData(1e-12)]
    public void A_kink_very_near_leaves_one_side(double x) => GradCheck.Run(z => z.Relu(), Tensor.From([x])).ThrowUnlessPassed();
}
