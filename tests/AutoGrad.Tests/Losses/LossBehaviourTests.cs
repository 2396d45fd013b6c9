using AutoGrad.Losses;

namespace AutoGrad.Tests.Losses;

public class LossBehaviourTests
{
    static Tensor Logits => Tensor.From(new float[,] { { 1, 2, 3 }, { 3, 2, 1 } });

    static Tensor Labels => Tensor.From<int>([2, 0]);

    [Fact]
    public void Losses_of_two_operands_can_be_handed_around()
    {
        Func<Tensor, Tensor, Tensor>[] all =
        [
            Loss.CrossEntropy, Loss.CrossEntropyFromProbabilities, Loss.NegativeLogLikelihood, Loss.MeanSquaredError, Loss.L1, Loss.SmoothL1, Loss.Huber,
            Loss.BinaryCrossEntropy, Loss.BinaryCrossEntropyWithLogits, Loss.Hinge, Loss.SquaredHinge, Loss.HingeEmbedding, Loss.SoftMargin, Loss.KlDivergence,
            Loss.PoissonNegativeLogLikelihood, Loss.MultiMargin, Loss.MultilabelSoftMargin,
        ];
        Assert.Equal(Math.Log(1 + Math.Exp(-1) + Math.Exp(-2)), all[0](Logits, Labels).Item(), 1e-6);
    }

    [Fact]
    public void Cross_entropy_takes_few_entries_of_a_tape()
    {
        Tensor logits = Logits, labels = Labels;
        using var tape = new Tape();
        tape.Watch(logits);
        Loss.CrossEntropy(logits, labels);
        Assert.True(tape.Count <= 5, tape.ToString());
    }

    [Fact]
    public void Cross_entropy_of_huge_logits_is_finite()
    {
        Tensor huge = Tensor.From(new float[,] { { 1e4f, 0, -1e4f } });
        Assert.Equal(0, Loss.CrossEntropy(huge, Tensor.From<int>([0])).Item());
        Assert.Equal(2e4, Loss.CrossEntropy(huge, Tensor.From<int>([2])).Item());
    }

    [Fact]
    public void One_row_may_come_without_an_axis_for_rows() =>
        Assert.Equal(
            Loss.CrossEntropy(Tensor.From(new double[,] { { 1, 2, 4 } }), Tensor.From<int>([1]), labelSmoothing: 0.1).Item(),
            Loss.CrossEntropy(Tensor.From<double>([1, 2, 4]), Tensor.From([1], []), labelSmoothing: 0.1).Item());

    [Fact]
    public void Everything_ignored_has_no_mean()
    {
        Tensor ignored = Tensor.From<int>([-1, -1]);
        Assert.True(double.IsNaN(Loss.CrossEntropy(Logits, ignored, ignoreIndex: -1).Item()));
        Assert.Equal(0, Loss.CrossEntropy(Logits, ignored, ignoreIndex: -1, reduction: Reduction.Sum).Item());
    }

    [Fact]
    public void Batch_mean_divides_by_the_first_axis()
    {
        Tensor p = Tensor.From(new double[,] { { 1, 2 }, { 3, 5 } }), t = Tensor.Zeros([2, 2], DType.Float64);

        // (1 + 4 + 9 + 25) / 2
        Assert.Equal(19.5, Loss.MeanSquaredError(p, t, Reduction.BatchMean).Item());
        Assert.Equal([1.0, 4, 9, 25], Loss.MeanSquaredError(p, t, Reduction.None).ToArray<double>());
    }

    [Fact]
    public void Hinge_costs_what_is_missing_to_the_margin()
    {
        Tensor scores = Tensor.From<double>([2, 0.5, -1, 1]), signs = Tensor.From<double>([1, 1, 1, -1]);

        // max(0, 1 − y·s): 0, 0.5, 2, 2
        Assert.Equal([0, 0.5, 2, 2], Loss.Hinge(scores, signs, reduction: Reduction.None).ToArray<double>());
        Assert.Equal(4.5 / 4, Loss.Hinge(scores, signs).Item());
        Assert.Equal(8.25 / 4, Loss.SquaredHinge(scores, signs).Item());
    }

    [Fact]
    public void Smooth_L1_without_a_parabola_is_L1()
    {
        Tensor p = Tensor.From<double>([1, -2, 0.25]), t = Tensor.From<double>([0.5, 1, 0.25]);
        Assert.Equal(Loss.L1(p, t).Item(), Loss.SmoothL1(p, t, beta: 0).Item());
    }

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void Binary_cross_entropy_of_certainty_is_bounded_and_has_a_gradient(DType dtype)
    {
        Tensor p = Tensor.From<double>([0, 1, 0, 1]).To(dtype), t = Tensor.From<double>([1, 0, 0, 1]).To(dtype);
        using var tape = new Tape();
        tape.Watch(p);
        Tensor loss = Loss.BinaryCrossEntropy(p, t, reduction: Reduction.Sum);

        // −ln e⁻¹⁰⁰, and −ln 2⁻¹²⁶ in Float32.
        Assert.Equal(2 * (dtype == DType.Float64 ? 100 : 126 * Math.Log(2)), loss.Item(), 1e-4);
        Tensor gradient = tape.Gradient(loss, p).To(DType.Float64);
        Assert.All(gradient.ToArray<double>(), element => Assert.True(double.IsFinite(element)));
    }

    [Fact]
    public void A_small_loss_of_a_sure_logit_keeps_its_digits()
    {
        Tensor x = Tensor.From<float>([30, -30]), t = Tensor.From<float>([1, 0]);

        // ln(1 + e⁻³⁰) = e⁻³⁰ to 13 digits.
        Assert.Equal(1, Loss.BinaryCrossEntropyWithLogits(x, t).Item() / Math.Exp(-30), 1e-5);
    }

    [Fact]
    public void A_target_of_zero_adds_nothing_to_the_divergence()
    {
        Tensor target = Tensor.From(new double[,] { { 0, 1 } });
        using var tape = new Tape();
        Tensor log = Tensor.From(new double[,] { { -3, -0.5 } });
        tape.Watch(log);
        Tensor loss = Loss.KlDivergence(log, target);
        Assert.Equal(0.5, loss.Item());
        Assert.Equal([0.0, -1], tape.Gradient(loss, log).ToArray<double>());
    }
}
