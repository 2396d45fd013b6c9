namespace AutoGrad.Tests.Checking;

public class GradCheckOptionTests
{
    [Fact]
    public void A_given_cotangent_replaces_the_random_one()
    {
        // The gradient of 2·x₀² − x₁² at (1, 3) is (4, −6).
        var options = new GradCheckOptions { Cotangents = [Tensor.From([2.0, -1.0])] };
        GradCheckReport report = GradCheck.Run(z => z.Square(), Tensor.From([1.0, 3.0]), options);
        Assert.Equal([4, -6], report.Elements.Select(element => element.Analytic));
    }

    [Fact]
    public void A_cotangent_of_another_shape_is_refused()
    {
        var options = new GradCheckOptions { Cotangents = [Tensor.From([2.0])] };
        ShapeException thrown = Assert.Throws<ShapeException>(() => GradCheck.Run(z => z.Square(), Tensor.From([1.0, 3.0]), options));
        Assert.Contains("[1]", thrown.Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => GradCheck.Run(z => new[] { z, z }, Tensor.From([1.0]), options));
    }

    [Fact]
    public void Another_seed_draws_another_cotangent() => Assert.NotEqual(
        GradCheck.Run(z => z.Square(), Tensor.From([1.0, 3.0])).Elements[0].Analytic,
        GradCheck.Run(z => z.Square(), Tensor.From([1.0, 3.0]), new GradCheckOptions { Seed = 2 }).Elements[0].Analytic);

    [Fact]
    public void Functions_of_two_tensors_and_functions_with_several_results_are_checked()
    {
        GradCheckReport two = GradCheck.Run((a, b) => (a * b).Sum(), Tensor.From([1.0, 2.0]), Tensor.From([3.0]));
        two.ThrowUnlessPassed();
        Assert.Equal(["x0", "x1"], two.Operands.Select(operand => operand.Name));
        GradCheckReport several = GradCheck.Run(z => new[] { z.Sin(), z.Sum() }, Tensor.From([1.0, 2.0]));
        several.ThrowUnlessPassed();
        Assert.Equal(2, several.ElementCount);
    }

    [Fact]
    public void Choices_outside_their_range_are_refused()
    {
        static void Refused(GradCheckOptions options) =>
            Assert.Throws<ArgumentOutOfRangeException>(() => GradCheck.Run(z => z.Square(), Tensor.From([1.0]), options));
        Refused(new GradCheckOptions { Step = 0 });
        Refused(new GradCheckOptions { Step = double.NaN });
        Refused(new GradCheckOptions { AbsoluteTolerance = -1 });
        Refused(new GradCheckOptions { RelativeTolerance = 1 });
        Refused(new GradCheckOptions { Probes = 0 });
        Refused(new GradCheckOptions { MaxThreads = -1 });
    }
}
