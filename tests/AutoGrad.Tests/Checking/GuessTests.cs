namespace AutoGrad.Tests.Checking;

public class GuessTests
{
    static readonly Tensor matrix = Tensor.Uniform([3, 3], new Random(1), 0.5, 2, DType.Float64);

    [Fact]
    public void A_wrong_sign() => Guessed(GuessKind.Sign, (x, yBar) => -2 * yBar * x);

    [Fact]
    public void A_lost_factor() => Guessed(GuessKind.Factor, (x, yBar) => yBar * x, "a factor 2 is lost");

    [Fact]
    public void A_mean_instead_of_a_sum() => Guessed(GuessKind.Factor, (x, yBar) => 2 * yBar * x / 9, "a factor 9 is lost");

    [Fact]
    public void A_transposed_gradient() => Guessed(GuessKind.Transposed, (x, yBar) => (2 * yBar * x).Transpose());

    [Fact]
    public void Nothing_recorded() => Guessed(GuessKind.NotRecorded, (x, yBar) => 0 * yBar);

    [Fact]
    public void An_index_that_is_off_by_one() => Guessed(GuessKind.Permuted, (x, yBar) => (2 * yBar * x).Reshape([9]).Roll(1, 0).Reshape([3, 3]));

    [Fact]
    public void A_constant_with_too_few_digits() => Guessed(GuessKind.FewDigits, (x, yBar) => 2 * yBar * x * 1.00000002, "right to 7 digits");

    [Fact]
    public void The_last_row_alone() => Guessed(
        GuessKind.AxisEnd, (x, yBar) => 2 * yBar * x * Tensor.From(new double[,] { { 1 }, { 1 }, { 0.3 } }), "the end of axis 0");

    [Fact]
    public void An_adjoint_that_is_ignored() => Guessed(GuessKind.CotangentIgnored, (x, yBar) => 2 * x);

    [Fact]
    public void A_gradient_that_is_not_a_number() => Guessed(GuessKind.NonFinite, (x, yBar) => 2 * yBar * x / 0);

    [Fact]
    public void Only_negative_elements()
    {
        CustomOperation wrong = CustomOperation.Define("Wrong", x => x.Square(), (x, y, yBar) => Tensor.Where(x > 0, 2 * yBar * x, yBar * x.Exp()));
        Assert.Equal(GuessKind.NegativeOnly, GradCheck.Run(wrong.Apply, Tensor.From([1.5, -0.5, 2.5, -2.0])).Guess!.Kind);
    }

    [Fact]
    public void An_error_without_a_pattern_is_not_guessed_at()
    {
        CustomOperation wrong = CustomOperation.Define("Wrong", x => x.Square(), (x, y, yBar) => yBar * x.Exp());
        Assert.Null(GradCheck.Run(wrong.Apply, matrix).Guess);
    }

    static void Guessed(GuessKind kind, Func<Tensor, Tensor, Tensor> rule, string words = "")
    {
        CustomOperation wrong = CustomOperation.Define("Wrong", x => x.Square(), (x, y, yBar) => rule(x, yBar));
        GradCheckReport report = GradCheck.Run(wrong.Apply, matrix);
        Assert.Equal(Verdict.Fail, report.Verdict);
        Assert.Equal(kind, report.Guess?.Kind);
        Assert.Contains(words, report.Guess!.Text, StringComparison.Ordinal);
        Assert.Equal("Wrong", report.Failures[0].Operation);
    }
}
