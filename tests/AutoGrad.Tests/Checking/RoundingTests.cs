using static AutoGrad.Tests.Checking.WrongGradients;

namespace AutoGrad.Tests.Checking;

public class RoundingTests
{
    [Theory]
    [InlineData(1e-12)]
    [InlineData(1e-6)]
    [InlineData(1e6)]
    [InlineData(1e12)]
    public void Scale_does_not_matter(double scale)
    {
        GradCheck.Run(z => scale * z.Square(), Tensor.From([0.5, -2])).ThrowUnlessPassed();
        GradCheck.Run(z => z.Square(), Tensor.From([0.5 * scale, -2 * scale])).ThrowUnlessPassed();
        Assert.Equal(2, GradCheck.Run(z => scale * z.Map(new WrongSquare()), Tensor.From([0.5, -2])).Failures.Count);
    }

    [Theory]
    [InlineData(1e5)]
    [InlineData(1e8)]
    [InlineData(1e12)]
    public void A_function_may_bend_anywhere_beside_a_large_element(double size)
    {
        (Func<Tensor, Tensor> F, Func<Tensor, Tensor> Derivative)[] all =
        [
            (z => (z / size).Sin(), z => (z / size).Cos() / size),
            (z => (1000 * (z / size)).Sin(), z => 1000 * (1000 * (z / size)).Cos() / size),
            (z => z.Square(), z => 2 * z),
            (z => z.Log(), z => 1 / z),
            (z => 1 / z, z => -1 / z.Square()),
        ];
        Tensor x = Tensor.From([size + 0.125, 0.7 * size, 3 * size]);
        foreach ((Func<Tensor, Tensor> f, Func<Tensor, Tensor> derivative) in all)
        {
            foreach (GradCheckMode mode in (GradCheckMode[])[GradCheckMode.Full, GradCheckMode.Fast])
            {
                var options = new GradCheckOptions { Mode = mode };
                GradCheck.Run(f, x, options).ThrowUnlessPassed();
                CustomOperation wrong = CustomOperation.Define("Wrong", f, (z, _, yBar) => 1.001 * derivative(z) * yBar);
                GradCheckReport report = GradCheck.Run(z => wrong.Apply(z), x, options);
                Assert.Equal(Verdict.Fail, report.Verdict);
                if (mode == GradCheckMode.Full)
                    Assert.Equal(3, report.Failures.Count);
            }
        }

        GradCheck.Run(z => z.Sin(), x).ThrowUnlessPassed();
        GradCheck.Run(z => (z - size).Square(), x).ThrowUnlessPassed();
    }

    [Fact]
    public void A_small_element_among_large_ones_is_judged()
    {
        GradCheck.Run(z => z.Square().Sum(), Tensor.From([1e-6, 1000])).ThrowUnlessPassed();
        Assert.Equal(2, GradCheck.Run(z => z.Map(new WrongSquare()).Sum(), Tensor.From([1e-6, 1000])).Failures.Count);
    }

    [Fact]
    public void A_gradient_that_the_rounding_of_the_function_hides_is_inconclusive()
    {
        // Units in the last place of 10¹⁶ are 2: the wrong sign would agree as well.
        Assert.Equal(Doubt.Cancellation, GradCheck.Run(z => z.Sin() + 1e16, Tensor.From([0.5, -0.8])).Doubt);
        Assert.Equal(Doubt.Cancellation, GradCheck.Run(z => 1e16 - z.Sin() + OnlyGradient(2 * z.Sin()), Tensor.From([0.5, -0.8])).Doubt);
        Assert.Equal(Doubt.Cancellation, GradCheck.Run(z => z.Sin() + 1e15, Tensor.From([0.5, -0.8])).Doubt);
        GradCheck.Run(z => z.Sin() + 1e12, Tensor.From([0.5, -0.8])).ThrowUnlessPassed();
        Assert.Equal(2, GradCheck.Run(z => 1e12 - z.Sin() + OnlyGradient(2 * z.Sin()), Tensor.From([0.5, -0.8])).Failures.Count);
    }

    [Fact]
    public void A_gradient_of_0_passes_where_larger_ones_would_be_seen()
    {
        // A saturated unit, a shift that a mean takes away again, and a dead unit beside a live one.
        GradCheck.Run(z => z.Sigmoid() + 1, Tensor.From([40.0, 35.0])).ThrowUnlessPassed();
        GradCheck.Run((w, b) => ((w + b) - (w + b).Mean()).Tanh(), Tensor.From([0.5, -0.25, 1.5]), Tensor.From([0.1])).ThrowUnlessPassed();
        GradCheck.Run(z => z.Relu().Sum() + 100, Tensor.From([-1.0, 0.5])).ThrowUnlessPassed();

        // What is left is exactly 0.
        GradCheck.Run(z => z.Tanh() + 1, Tensor.From([-30.0, -20.0])).ThrowUnlessPassed();
        Assert.Equal(2, GradCheck.Run(z => z.Tanh() + 1 + OnlyGradient(1e-6 * z), Tensor.From([-30.0, -20.0])).Failures.Count);
    }

    [Theory]
    [InlineData(1e8)]
    [InlineData(1e16)]
    public void A_lost_gradient_does_not_pass_for_flat_beside_a_large_offset(double offset)
    {
        CustomOperation lost = CustomOperation.Define("Lost", x => x.Clamp(-1, 2) + offset, (_, _, yBar) => 0 * yBar);
        Assert.NotEqual(Verdict.Pass, GradCheck.Run(z => lost.Apply(z), Tensor.From([0.3])).Verdict);
        CustomOperation smooth = CustomOperation.Define("Lost", x => x + offset, (_, _, yBar) => 0 * yBar);
        Assert.NotEqual(Verdict.Pass, GradCheck.Run(z => smooth.Apply(z), Tensor.From([0.3])).Verdict);
    }

    [Fact]
    public void Noise_of_terms_that_cancel_is_measured()
    {
        // The rounding of cos x is 10⁻⁸ of 1 − cos x here, far beyond that of the result itself.
        GradCheck.Run(z => 1 - z.Cos(), Tensor.From([1e-4, -1e-3])).ThrowUnlessPassed();
        GradCheck.Run(z => ((((z - 3) * z) + 3) * z - 1) * 1e3, Tensor.From([1.001, 0.99])).ThrowUnlessPassed();
    }

    [Fact]
    public void Noise_is_measured_beside_a_kink_too() =>
        GradCheck.Run(z => (z * Tensor.From([1.0, 1.0])).Sum().Relu() + z.Tanh().Sum(), Tensor.From([0.5, -0.5])).ThrowUnlessPassed();

    [Fact]
    public void A_gradient_below_the_rounding_of_a_function_that_never_changes_passes() =>
        GradCheck.Run(z => -z.LogSoftmax(1).Slice(1, ..1).Mean(), Tensor.From(new double[,] { { 100, 0, 0 } })).ThrowUnlessPassed();

    [Fact]
    public void A_relative_error_of_ten_millionths_is_found_in_every_element()
    {
        CustomOperation wrong = CustomOperation.Define("Sin", x => x.Sin(), (x, y, yBar) => yBar * x.Cos() * (1 + 1e-7));
        Assert.Equal(100, GradCheck.Run(wrong.Apply, Tensor.Uniform([100], new Random(1), -1, 1, DType.Float64)).Failures.Count);
    }
}
