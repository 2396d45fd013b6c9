namespace AutoGrad.Tests.Checking;

public class GradCheckTests
{
    /// <summary>x² with the derivative x: the factor 2 is lost.</summary>
    readonly struct WrongSquare : IUnaryFunction<WrongSquare>
    {
        public V Value<V>(V x) where V : IReal<V> => x * x;

        public static V Derivative<V>(WrongSquare f, V x, V y) where V : IReal<V> => x;
    }

    [Fact]
    public void A_right_gradient_passes()
    {
        Tensor x = Tensor.From(new double[,] { { 0.5, -1.25 }, { 3, 0.001 } });
        GradCheckReport report = GradCheck.Run(z => (z.Sin() * z.Exp()).Sum(), x);
        Assert.Equal(Verdict.Pass, report.Verdict);
        Assert.Equal(4, report.Elements.Count);
        Assert.Equal(Doubt.None, report.Doubt);
        report.ThrowUnlessPassed();
        Assert.StartsWith("Gradient check: PASS. 4 elements: 4 pass, 0 fail, 0 inconclusive.", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_names_its_operand_element_and_both_numbers()
    {
        // d/dx x² is 2 · 0.75 = 1.5; the wrong rule gives 0.75.
        Tensor x = Tensor.From(new double[,] { { 0, 0 }, { 0, 0 }, { 0, 0.75 } });
        GradCheckReport report = GradCheck.Run(z => z.Map(new WrongSquare()).Sum(), x);
        Assert.Equal(Verdict.Fail, report.Verdict);
        ElementCheck failure = Assert.Single(report.Failures);
        Assert.Equal([2, 1], failure.Index);
        Assert.StartsWith("x[2, 1]: analytic 0.75, numeric 1.5 ±", failure.ToString(), StringComparison.Ordinal);
        GradCheckException thrown = Assert.Throws<GradCheckException>(report.ThrowUnlessPassed);
        Assert.Same(report, thrown.Report);
        Assert.Contains("x[2, 1]: analytic 0.75, numeric 1.5", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_worst_failure_comes_first() => Assert.Equal(
        1,
        GradCheck.Run(z => z.Map(new WrongSquare()), Tensor.From([0.1, 100.0, 1.0])).Failures[0].Index[0]);

    [Fact]
    public void Operands_are_named_by_number_and_parameters_by_name()
    {
        var weight = new Parameter(Tensor.From([1.5]), "hidden.weight");
        GradCheckReport report = GradCheck.Run(x => x[0] * x[1], Tensor.From([2.0]), weight);
        Assert.Equal(["x0", "hidden.weight"], report.Elements.Select(element => element.Operand));
    }

    [Fact]
    public void Errors_that_cancel_in_a_sum_are_found()
    {
        // The value is z², but the adjoints of the two elements are swapped on their way, which a cotangent of ones could not tell.
        static Tensor Swapped(Tensor z) => z.Square().Detach() + OnlyGradient(z.Square().Flip());
        Tensor x = Tensor.From([0.3, 0.9]);
        Assert.Equal(Verdict.Fail, GradCheck.Run(Swapped, x).Verdict);
    }

    [Fact]
    public void Nothing_recorded_is_a_failure() =>
        Assert.Equal(Verdict.Fail, GradCheck.Run(z => z.Detach().Square(), Tensor.From([1.0])).Verdict);

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
    public void A_chosen_step_and_chosen_tolerances_are_used()
    {
        Tensor x = Tensor.From([1.5]);
        GradCheck.Run(z => z.Exp(), x, new GradCheckOptions { Step = 1e-3 }).ThrowUnlessPassed();
        Assert.Equal(Verdict.Fail, GradCheck.Run(z => z.Map(new WrongSquare()), x, new GradCheckOptions { Step = 1e-3 }).Verdict);
        GradCheck.Run(z => z.Map(new WrongSquare()), x, new GradCheckOptions { RelativeTolerance = 0.6 }).ThrowUnlessPassed();
        GradCheck.Run(z => z.Map(new WrongSquare()), x, new GradCheckOptions { AbsoluteTolerance = 3 }).ThrowUnlessPassed();
    }

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
    public void A_step_function_is_flat_however_straight_it_looks_from_afar() =>
        GradCheck.Run(z => z.Floor().Sum(), Tensor.From([0.1, 0.37, 0.9])).ThrowUnlessPassed();

    [Fact]
    public void Random_numbers_inside_the_function_are_noticed()
    {
        var random = new Random(1);
        GradCheckReport report = GradCheck.Run(z => z * random.NextDouble(), Tensor.From([1.0]));
        Assert.Equal(Verdict.Inconclusive, report.Verdict);
        Assert.Equal(Doubt.NotDeterministic, report.Doubt);
        Assert.Empty(report.Elements);
    }

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
    public void Float32_functions_are_checked_in_Float64_as_they_are()
    {
        Tensor captured = Tensor.From([1f, 2f]), x = Tensor.From([0.5f, 1.5f]);
        GradCheck.Run(z => z.Sin() * captured, x).ThrowUnlessPassed();
        Assert.Equal(2, GradCheck.Run(z => z.Map(new WrongSquare()) * captured, x).Failures.Count);

        // What insists on Float64, and what rounds to Float32 on its way.
        GradCheck.Run(z => z * Tensor.From([1.0, 2.0]), x).ThrowUnlessPassed();
        GradCheck.Run(z => z.To(DType.Float32).Exp(), Tensor.From([0.5])).ThrowUnlessPassed();
    }

    [Fact]
    public void A_Float32_function_that_reads_values_is_run_in_Float64()
    {
        GradCheck.Run(z => z.Item() > 0.2 ? z.Square() : -z, Tensor.From([0.5f])).ThrowUnlessPassed();
        Tensor captured = Tensor.From([2f]);
        Assert.Equal(Doubt.OutsideTheTape, GradCheck.Run(z => z.Item() > 0.2 ? z * captured : -z, Tensor.From([0.5f])).Doubt);
    }

    [Fact]
    public void Random_draws_are_made_once()
    {
        var dropout = new AutoGrad.Modules.Dropout(0.5, new Random(1));
        var random = new Random(2);
        GradCheckReport report = GradCheck.Run(
            z => dropout.Forward(z) * Tensor.Normal(z.Shape, random, dtype: z.DType), Tensor.Uniform([3, 4], new Random(3), 1, 2, DType.Float64));
        report.ThrowUnlessPassed();
        Assert.Contains("2 draws", Assert.Single(report.Notes), StringComparison.Ordinal);
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
    public void A_detached_value_moves_but_carries_no_gradient()
    {
        // The gradient of z·c with c = detach(z²) is c, but the function is z³, whose derivative is three times that.
        GradCheckReport report = GradCheck.Run(z => z * z.Square().Detach(), Tensor.From([2.0]));
        ElementCheck wrong = Assert.Single(report.Failures);
        Assert.Equal(4, wrong.Analytic);
        Assert.Equal(12, wrong.Numeric, 1e-6);
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

    [Fact]
    public void Integers_have_no_gradient() => Assert.Throws<DTypeException>(() => GradCheck.Run(z => z, Tensor.From([1, 2])));

    [Fact]
    public void No_elements_are_no_pass() =>
        Assert.Equal(Doubt.NothingToCheck, GradCheck.Run(z => z.Sum(), Tensor.Zeros([0], DType.Float64)).Doubt);

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
    public void Second_derivatives_are_checked()
    {
        Tensor x = Tensor.From([0.4, 1.6]);
        GradCheckReport report = GradCheck.RunSecondOrder(z => (z.Sin() * z.Sum()).Sum(), x);
        report.ThrowUnlessPassed();
        Assert.Equal(["x", "x", "v"], report.Elements.Select(element => element.Operand));
        GradCheck.RunSecondOrder(z => z.Sum(), x).ThrowUnlessPassed();
        Assert.Equal(Verdict.Fail, GradCheck.RunSecondOrder(z => z.Square() * z.Detach(), x).Verdict);
    }

    [Fact]
    public void It_works_while_a_tape_records_and_leaves_nothing_on_it()
    {
        using var tape = new Tape();
        Tensor x = Tensor.From([0.5]);
        tape.Watch(x);
        GradCheck.Run(z => z.Exp(), x).ThrowUnlessPassed();
        Assert.Equal(0, tape.Count);
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

    [Theory]
    [InlineData(1e-9)]
    [InlineData(-1e-9)]
    [InlineData(1e-12)]
    public void A_kink_very_near_leaves_one_side(double x) => GradCheck.Run(z => z.Relu(), Tensor.From([x])).ThrowUnlessPassed();

    [Fact]
    public void An_infinite_result_leaves_doubt()
    {
        Tensor mask = Tensor.From([false, true, false]);
        GradCheckReport report = GradCheck.Run(z => z.MaskedFill(mask, double.NegativeInfinity).LogSoftmax(0), Tensor.From([1.0, 2.0, 3.0]));
        Assert.Empty(report.Failures);
        Assert.Equal(Doubt.NonFinite, report.Doubt);
    }

    [Fact]
    public void A_relative_error_of_ten_millionths_is_found_in_every_element()
    {
        CustomOperation wrong = CustomOperation.Define("Sin", x => x.Sin(), (x, y, yBar) => yBar * x.Cos() * (1 + 1e-7));
        Assert.Equal(100, GradCheck.Run(wrong.Apply, Tensor.Uniform([100], new Random(1), -1, 1, DType.Float64)).Failures.Count);
    }

    [Fact]
    public void An_infinite_gradient_of_a_smooth_function_fails()
    {
        CustomOperation wrong = CustomOperation.Define("Wrong", x => x.Square(), (x, y, yBar) => yBar / 0);
        Assert.Equal(Verdict.Fail, GradCheck.Run(wrong.Apply, Tensor.From([1.0])).Verdict);
    }

    static GradCheckOptions OneEach(int count) => new() { Cotangents = [Tensor.Ones([count], DType.Float64)] };

    /// <summary>0 with the gradient of x: a wrong gradient for whatever it is added to.</summary>
    static Tensor OnlyGradient(Tensor x) => x - x.Detach();
}
