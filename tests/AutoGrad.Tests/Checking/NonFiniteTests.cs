using static AutoGrad.Tests.Checking.WrongGradients;

namespace AutoGrad.Tests.Checking;

public class NonFiniteTests
{
    [Fact]
    public void A_function_that_is_not_finite_is_inconclusive() =>
        Assert.Equal(Doubt.NonFinite, GradCheck.Run(z => z.Log(), Tensor.From([-1.0])).Doubt);

    [Theory]
    [InlineData(GradCheckMode.Full)]
    [InlineData(GradCheckMode.Fast)]
    public void A_pole_is_not_finite_whatever_the_values_beside_it_suggest(GradCheckMode mode)
    {
        var options = new GradCheckOptions { Mode = mode };
        foreach (Func<Tensor, Tensor> f in (Func<Tensor, Tensor>[])[z => 1 / z, z => z.Log(), z => z.Pow(-2), z => z.Rsqrt(), z => 1 / z.Square() * z.Detach().Equal(0).To(DType.Float64)])
            IsInDoubt(Doubt.NonFinite, GradCheck.Run(f, Tensor.From([0.0, 1.0]), options));
    }

    [Theory]
    [InlineData(GradCheckMode.Full)]
    [InlineData(GradCheckMode.Fast)]
    public void An_infinite_derivative_of_a_finite_function_is_called_so(GradCheckMode mode)
    {
        var options = new GradCheckOptions { Mode = mode };
        foreach (Func<Tensor, Tensor> f in (Func<Tensor, Tensor>[])[z => z.Sqrt(), z => z.Pow(0.9), z => z.Abs().Sqrt(), z => z.Abs().Pow(1.0 / 3) * z.Sign(), z => z.XLogY(z), z => 5 + Tensor.Where(z > 0, z.Sqrt(), 0)])
            IsInDoubt(Doubt.InfiniteDerivative, GradCheck.Run(f, Tensor.From([0.0, 1.0]), options));
        IsInDoubt(Doubt.InfiniteDerivative, GradCheck.Run(z => (1 - z).Acos(), Tensor.From([0.0, 1.0]), options));
    }

    static void IsInDoubt(Doubt doubt, GradCheckReport report)
    {
        Assert.Equal(doubt, report.Doubt);
        Assert.Equal(0, Assert.Single(report.Inconclusive).Index[0]);
        Assert.Empty(report.Failures);
    }

    [Fact]
    public void Steep_is_not_infinite()
    {
        GradCheck.Run(z => (1e9 * z).Sigmoid(), Tensor.From([0.0])).ThrowUnlessPassed();
        Assert.Single(GradCheck.Run(z => (1e9 * z).Sigmoid() + OnlyGradient(z.Exp() * 1e9), Tensor.From([0.0])).Failures);
    }

    [Fact]
    public void Results_that_overflow_beside_the_point_are_an_overflow()
    {
        Assert.Equal(Doubt.Overflow, GradCheck.Run(z => z * (double.MaxValue / 2), Tensor.From([2.0])).Doubt);

        // The results are finite, and their sum is not.
        GradCheckReport sum = GradCheck.Run(z => z.Mean() * Tensor.Full([20], 1e307, DType.Float64), Tensor.From([3.0, 5.0]));
        Assert.Equal(Doubt.Overflow, sum.Doubt);
        Assert.Contains("overflow", sum.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"doubt\": \"Overflow\"", sum.ToJson(), StringComparison.Ordinal);
        Assert.Contains("overflow", sum.ToHtml(), StringComparison.Ordinal);
        Assert.Equal(Doubt.NonFinite, GradCheck.Run(z => z / 0, Tensor.From([2.0])).Doubt);
        GradCheck.Run(z => z.Exp(), Tensor.From([709.7])).ThrowUnlessPassed();
    }

    [Fact]
    public void An_infinite_mask_does_not_hide_the_rest()
    {
        Tensor mask = Tensor.From([true, false]);
        GradCheck.Run(z => z.Square().MaskedFill(mask, double.NegativeInfinity), Tensor.From([1.0, 2.0])).ThrowUnlessPassed();
    }

    [Fact]
    public void A_NaN_gradient_of_a_finite_function_fails()
    {
        // 0 · ∞: the branch that is not taken has an infinite derivative at 0.
        GradCheckReport report = GradCheck.Run(z => Tensor.Where(z > 0.5, z.Sqrt(), z * 3), Tensor.From([0.0]));
        Assert.Equal(Verdict.Fail, report.Verdict);
        Assert.Contains("analytic NaN", report.Failures[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_infinite_result_leaves_doubt()
    {
        Tensor mask = Tensor.From([false, true, false]);
        GradCheckReport report = GradCheck.Run(z => z.MaskedFill(mask, double.NegativeInfinity).LogSoftmax(0), Tensor.From([1.0, 2.0, 3.0]));
        Assert.Empty(report.Failures);
        Assert.Equal(Doubt.NonFinite, report.Doubt);
    }

    [Fact]
    public void An_infinite_gradient_of_a_smooth_function_fails()
    {
        CustomOperation wrong = CustomOperation.Define("Wrong", x => x.Square(), (x, y, yBar) => yBar / 0);
        Assert.Equal(Verdict.Fail, GradCheck.Run(wrong.Apply, Tensor.From([1.0])).Verdict);
    }
}
