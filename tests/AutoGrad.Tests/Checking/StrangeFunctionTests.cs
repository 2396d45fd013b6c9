using AutoGrad.Modules;

namespace AutoGrad.Tests.Checking;

/// <summary>Functions and operands that nobody means to check, and some people do.</summary>
public class StrangeFunctionTests
{
    readonly Tensor x = Tensor.From([0.3, -0.7, 1.2]);

    [Fact]
    public void An_infinite_operand_is_not_judged_and_the_others_are()
    {
        GradCheckReport report = GradCheck.Run(z => z.Tanh(), Tensor.From([0.5, double.PositiveInfinity, double.NegativeInfinity]));
        Assert.Equal([Verdict.Pass, Verdict.Inconclusive, Verdict.Inconclusive], report.Elements.Select(element => element.Verdict));
        Assert.All(report.Inconclusive, element => Assert.Equal(Doubt.NonFinite, element.Doubt));
    }

    [Fact]
    public void A_function_without_results_is_not_judged() => Assert.Equal(Doubt.NothingToCheck, GradCheck.Run(z => z[..0], x).Doubt);

    [Fact]
    public void A_function_that_returns_nothing_is_refused()
    {
        var model = new Linear(3, 2, new Random(1));
        Assert.Contains("returned null", Assert.Throws<ArgumentException>(() => GradCheck.Run(model, () => null!)).Message);
        Assert.Contains("returned null", Assert.Throws<ArgumentException>(() => GradCheck.Run((Tensor z) => (Tensor[])null!, x)).Message);
        Assert.Contains("without tensors", Assert.Throws<ArgumentException>(() => GradCheck.Run((Tensor z) => Array.Empty<Tensor>(), x)).Message);
    }

    [Fact]
    public void A_loss_of_integers_is_refused_with_its_shape()
    {
        var model = new Linear(3, 2, new Random(1));
        DTypeException refused = Assert.Throws<DTypeException>(() => GradCheck.Run(model, () => model.Forward(Tensor.Ones([4, 3])).ArgMax(1)));
        Assert.Contains("The function under check gives Int32 [4]", refused.Message);
    }

    [Fact]
    public void A_loss_that_goes_backward_itself_is_told_to_return_before()
    {
        var model = new Linear(3, 2, new Random(1));
        Func<Tensor> loss = () =>
        {
            Tensor sum = model.Forward(Tensor.Ones([4, 3])).Square().Sum();
            sum.Backward();
            return sum;
        };
        Assert.Contains("calls Backward() itself; let it end with the loss", Assert.Throws<TapeException>(() => GradCheck.Run(model, loss)).Message);
    }

    [Fact]
    public void A_rule_that_asks_whether_a_tape_records_is_told_from_a_random_one()
    {
        CustomOperation sine = CustomOperation.Define("Sine", z => z.Sin(), (z, y, yBar) => (Tape.Current is { IsRecording: true } ? 0.5 : 1) * z.Cos() * yBar);
        GradCheckReport report = GradCheck.RunSecondOrder(z => sine.Apply(z), x);
        Assert.Equal(Doubt.NotDeterministic, report.Doubt);
        Assert.Contains(report.Notes, note => note.Contains("when it is recorded", StringComparison.Ordinal));
        Assert.Contains("when it is recorded", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_that_asks_the_tape_for_a_gradient_is_sent_to_one_that_records_for_itself()
    {
        Assert.Contains("Differentiate.Gradient", Assert.Throws<TapeException>(() => GradCheck.Run(z => Tape.Current!.Gradient(z.Exp().Sum(), z, createGraph: true), x)).Message);
        Assert.Equal(Verdict.Pass, GradCheck.Run(z => Differentiate.Gradient(t => t.Exp().Sum(), z), x).Verdict);
    }

    [Fact]
    public void A_function_that_changes_a_parameter_is_refused()
    {
        var w = new Parameter(x, "w");
        TapeException refused = Assert.Throws<TapeException>(() => GradCheck.Run(
            z =>
            {
                Tensor y = z * w;
                w.Assign(w.Detach() + 1);
                return y;
            },
            x));
        Assert.Contains("changes the parameter 'w'", refused.Message);
    }

    [Theory]
    [InlineData(GradCheckMode.Full)]
    [InlineData(GradCheckMode.Fast)]
    public void Where_an_operation_throws_beside_the_point_no_differences_are_taken(GradCheckMode mode)
    {
        Tensor table = Tensor.From([1.0, 4.0, 2.0, 8.0]);
        GradCheckReport report = GradCheck.Run(
            z =>
            {
                Tensor cell = z.Floor();
                Tensor low = table.Gather(0, cell.To(DType.Int32)), high = table.Gather(0, (cell + 1).To(DType.Int32));
                return low + ((z - cell) * (high - low));
            },
            Tensor.From([0.5, 1.25, 2.75]),
            new GradCheckOptions { Mode = mode });
        report.ThrowUnlessPassed();
        Assert.Contains(report.Notes, note => note.StartsWith("Beside the point the function throws", StringComparison.Ordinal) && note.Contains("ArgumentOutOfRangeException", StringComparison.Ordinal));
    }

    [Fact]
    public void Code_that_throws_everywhere_beside_the_point_leaves_doubt()
    {
        GradCheckReport report = GradCheck.Run(z => z.Item() == 0.5 ? z.Exp() : throw new InvalidTimeZoneException("Elsewhere there is nothing."), Tensor.From([0.5]));
        Assert.Equal((Verdict.Inconclusive, Doubt.NonFinite), (report.Verdict, report.Doubt));
        Assert.Contains("InvalidTimeZoneException: Elsewhere there is nothing.", Assert.Single(report.Notes));
    }

    [Fact]
    public void Where_the_number_of_results_changes_the_other_side_counts() => GradCheck.Run(z => z.MaskedSelect(z > 0.5), Tensor.From([0.5, 0.7])).ThrowUnlessPassed();

    [Fact]
    public void Operands_of_different_dtypes_are_told_of()
    {
        GradCheckReport report = GradCheck.Run((a, b) => a * b, x.To(DType.Float32), x);
        report.ThrowUnlessPassed();
        Assert.Contains("all of them in Float64", Assert.Single(report.Notes));
    }

    [Fact]
    public void Cotangents_that_cannot_tell_anything_are_refused()
    {
        Assert.Contains("NaN", Refused(Tensor.From([1, double.NaN, 2])).Message);
        Assert.Contains("All cotangents are 0", Refused(Tensor.Zeros([3], DType.Float64)).Message);
    }

    [Fact]
    public void A_step_beyond_the_range_of_numbers_does_not_refuse_a_gradient() =>
        Assert.Empty(GradCheck.Run(z => z.Square().Sum(), x, new GradCheckOptions { Step = 1e300 }).Failures);

    [Fact]
    public void An_element_between_two_kinks_that_no_step_fits_does_not_fail() =>
        // Beyond 1e-14 to one side, and 1e-13 to the other, the order changes, and the slope with it.
        Assert.Empty(GradCheck.Run(z => z.Sort(), Tensor.From([1.0, 1 + 1e-14, 0.5, 1 - 1e-13])).Failures);

    [Fact]
    public void Pieces_that_meet_with_a_slope_of_0_pass() => GradCheck.Run(
        z =>
        {
            Tensor t = z.Clamp(0, 1);
            return t * t * (3 - (2 * t));
        },
        Tensor.From([0.0, 0.5, 1.0])).ThrowUnlessPassed();

    [Fact]
    public void Differences_beyond_a_pole_do_not_refuse_a_gradient()
    {
        // A matrix of H. Hilbert, Acta Mathematica 18, 1894; moved by 1e-10 it is singular.
        var hilbert = new double[8, 8];
        for (int i = 0; i < 64; i++)
            hilbert[i / 8, i % 8] = 1.0 / ((i / 8) + (i % 8) + 1);
        Assert.Empty(GradCheck.Run(z => z.Inverse(), Tensor.From(hilbert)).Failures);
    }

    ArgumentException Refused(Tensor cotangent) => Assert.Throws<ArgumentException>(() => GradCheck.Run(z => z.Sin(), x, new GradCheckOptions { Cotangents = [cotangent] }));

    [Theory]
    [InlineData(1.5)]
    [InlineData(1.75)]
    public void Derivatives_that_vanish_like_a_root_of_the_step_are_judged(double power)
    {
        Tensor x = Tensor.From([0.0]);
        GradCheck.Run(z => z.Abs().Pow(power), x).ThrowUnlessPassed();
        GradCheck.Run(z => z.Pow(power), x).ThrowUnlessPassed();

        // |x|ᵖ + x/1000, with the second term's gradient lost.
        GradCheckReport report = GradCheck.Run(z => z.Abs().Pow(power) + (z.Detach() / 1000), x);
        Assert.Equal(Verdict.Fail, report.Verdict);
        Assert.Equal(1e-3, report.Failures[0].Numeric, 1e-7);
    }

    [Theory]
    [InlineData(GradCheckMode.Full)]
    [InlineData(GradCheckMode.Fast)]
    public void A_fine_table_that_code_interpolates_does_not_fail_at_its_points_or_beside_them(GradCheckMode mode)
    {
        const int Pieces = 100_000;
        foreach (double offset in (double[])[0, 1e-6, 1e-3, 0.5, 0.999999])
        {
            GradCheckReport report = GradCheck.Run(z => Interpolated(z, Pieces), Tensor.From([(11074 + offset) / Pieces]), new GradCheckOptions { Mode = mode });
            Assert.NotEqual(Verdict.Fail, report.Verdict);
            Assert.True(report.Verdict == Verdict.Pass || report.Doubt == Doubt.NarrowPiece, report.ToString());
        }
    }

    /// <summary>sin 3x between the multiples of one over the number of pieces, in code that the tape does not see.</summary>
    static Tensor Interpolated(Tensor x, int pieces)
    {
        double at = x.ToArray<double>()[0], below = Math.Floor(at * pieces) / pieces, above = below + (1.0 / pieces);
        double low = Math.Sin(3 * below), slope = (Math.Sin(3 * above) - low) * pieces;
        return low + (slope * (at - below)) + (slope * (x - at));
    }
}
