using AutoGrad.Operations;

namespace AutoGrad.PropertyTests;

/// <summary>
/// Checks:
/// each planted error is caught by the law that exists for it, with a message that names what is wrong;
/// the laws pass for the same operations without the error.
/// </summary>
public class LiarsAreCaught
{
    static readonly OperationSample matrix = new("a matrix", x => x[0], [2, 3]);

    [Fact]
    public void A_flipped_sign() => Caught("differences give", () => new GradientsEqualFiniteDifferences().Check(new UnarySample<SignFlipped>(default)));

    [Fact]
    public void A_lost_factor() => Caught("differences give", () => new GradientsEqualFiniteDifferences().Check(new UnarySample<FactorLost>(default)));

    [Fact]
    public void A_part_in_a_million_on_one_side() => Caught("differences give", () => new GradientsEqualFiniteDifferences().Check(new UnarySample<SlightlyWrong>(default)));

    [Fact]
    public void A_wrong_operand_saved() => Caught("differences give", () => new GradientsEqualFiniteDifferences().Check(new BinarySample<WrongOperandSaved>(default)));

    [Fact]
    public void Each_of_these_as_an_operation_on_tensors()
    {
        foreach (PointwiseSample liar in (PointwiseSample[])[new UnarySample<SignFlipped>(default), new UnarySample<FactorLost>(default), new UnarySample<SlightlyWrong>(default), new BinarySample<WrongOperandSaved>(default)])
        {
            foreach (OperationSample sample in PointwiseShapes.Samples(liar))
                Caught("numeric", () => new GradientsEqualFiniteDifferences().Check(liar.Name, sample));
        }
    }

    [Fact]
    public void A_broadcast_axis_that_is_not_summed()
    {
        var first = new LyingOperation { Value = x => x[0] + x[1], Pullback = (x, _, yBar, i) => First(yBar, x[i].Shape) };
        Caught("sum over the repetitions", () => new TheAdjointOfBroadcastingIsTheSum().Check(new LyingAdd(x => first.Apply(x))));
        Caught("numeric", () => new GradientsEqualFiniteDifferences().Check("liar", new OperationSample("", x => first.Apply(x), [2, 3], [3])));
        new TheAdjointOfBroadcastingIsTheSum().Check(new LyingAdd(x => x[0] + x[1]));
    }

    [Fact]
    public void An_adjoint_of_another_shape()
    {
        var unsummed = new LyingOperation { Value = x => x[0] + x[1], Pullback = (_, _, yBar, _) => yBar };
        Caught("Sum over the broadcast axes first", () => new AdjointsHaveTheShapeOfTheOperand().Check("liar", new OperationSample("", x => unsummed.Apply(x), [2, 3], [3])));
    }

    [Fact]
    public void An_adjoint_that_is_overwritten() =>
        Caught("accumulated", () => new RecordingTheBackwardPassChangesNothing().Check("liar", matrix with { Apply = x => new AdjointOverwritten().Apply(x) }));

    [Fact]
    public void NaN_inside_the_domain() => Caught("is NaN", () => new NoNaNInsideTheDomain().Check(new UnarySample<NaNReturned>(default)));

    [Fact]
    public void NaN_in_a_gradient_of_finite_differences()
    {
        var liar = new LyingOperation { Value = x => x[0] * 2, Pullback = (x, _, yBar, _) => yBar * 2 + (x[0] - x[0]) / (x[0] - x[0]) };
        Caught("analytic NaN", () => new GradientsEqualFiniteDifferences().Check("liar", matrix with { Apply = x => liar.Apply(x) }));
        Caught("has a NaN", () => new NoNaNInsideTheDomain().Check("liar", matrix with { Apply = x => liar.Apply(x) }));
    }

    [Fact]
    public void NaN_that_is_swallowed() => Caught("the value at (NaN) is 0", () => new NaNPropagates().Check(new UnarySample<NaNSwallowed>(default)));

    [Fact]
    public void NaN_that_is_swallowed_by_an_operation()
    {
        var forward = new LyingOperation { Value = x => Tensor.Where(x[0].Equal(x[0]), x[0] * 3, 0), Pullback = (_, _, yBar, _) => yBar * 3 };
        Caught("the result that depends on it is not", () => new NaNPropagates().Check("liar", matrix with { Apply = x => forward.Apply(x) }));
        var backward = new LyingOperation { Value = x => x[0] * 3, Pullback = (_, _, yBar, _) => Tensor.Where(yBar.Equal(yBar), yBar * 3, 0) };
        Caught("the adjoint of result", () => new NaNPropagates().Check("liar", matrix with { Apply = x => backward.Apply(x) }));
    }

    [Fact]
    public void A_wrong_value_at_a_kink()
    {
        var liar = new UnarySample<WrongKinkValue>(default);
        Caught("declared is 0", () => new KinksHaveTheirDeclaredValue().Check(liar));
        Caught("declared is [0]", () => new KinksHaveTheirDeclaredValue().Check(liar.Name, PointwiseShapes.Samples(liar).Last()));
    }

    [Fact]
    public void A_kink_that_is_none() => Caught("go the same way", () => new KinksHaveTheirDeclaredValue().Check(new UnarySample<KinkInvented>(default)));

    [Fact]
    public void Lost_digits_in_float() => Caught("ulp", () => new FloatAgreesWithDouble().Check(new UnarySample<DigitsLost>(default)));

    [Fact]
    public void A_tangent_that_disagrees_with_the_adjoint()
    {
        var liar = new LyingOperation { Value = x => x[0] * x[0], Pullback = (x, _, yBar, _) => yBar * x[0] * 2, Pushforward = (x, tangent) => tangent * x[0] };
        Caught("⟨u, Jv⟩", () => new ForwardAndReverseModeAgree().Check("liar", matrix with { Apply = x => liar.Apply(x) }));
    }

    [Fact]
    public void A_second_derivative_that_is_lost()
    {
        var liar = new LyingOperation { Value = x => x[0].Square(), Pullback = (x, _, yBar, _) => yBar * x[0].Detach() * 2 };
        new GradientsEqualFiniteDifferences().Check("liar", matrix with { Apply = x => liar.Apply(x) });
        Caught("numeric", () => new SecondOrderEqualsDifferencesOfFirstOrder().Check("liar", matrix with { Apply = x => liar.Apply(x) }));
    }

    [Fact]
    public void A_neighbour_that_counts() =>
        Caught("alone", () => new AnElementDoesNotDependOnItsNeighbours().Check(new LyingAdd(x => (x[0] + x[1]) + (x[0].Sum() * 1e-17))));

    [Fact]
    public void A_fused_operation_that_is_another()
    {
        var law = new FusedOperationsEqualTheirCompositions();
        Tensor Composed(Tensor[] x) => x[0].Exp() / x[0].Exp().Sum(1, keepDims: true);
        law.Check("honest", Composed, matrix with { Apply = x => x[0].Softmax(1) });
        Caught("the value at", () => law.Check("liar", Composed, matrix with { Apply = x => x[0].Softmax(1) * (1 + 1e-13) }));
        var wrongGradient = new LyingOperation { Value = x => x[0].Softmax(1), Pullback = (_, y, yBar, _) => y * (1 - y) * yBar };
        Caught("the gradient of", () => law.Check("liar", Composed, matrix with { Apply = x => wrongGradient.Apply(x) }));
    }

    [Fact]
    public void A_gradient_where_none_should_flow() =>
        Caught("a gradient flows", () => new GradientsEqualFiniteDifferences().Check("liar", matrix with { Apply = x => x[0] * 2, IsDifferentiable = false }));

    [Fact]
    public void A_register_that_computes_in_its_own_way() =>
        Caught("in 256 bits", () => new EveryRegisterGivesTheSameBits().Check(new UnarySample<RegisterOfItsOwn>(default)));

    [Fact]
    public void A_limit_that_is_missed() => Caught("at infinity", () => new LimitsAreReached().Check(new UnarySample<LimitMissed>(default)));

    [Fact]
    public void A_zero_apart_from_what_is_beside_it() => Caught("smallest numbers beside it", () => new LimitsAreReached().Check(new UnarySample<ZeroApart>(default)));

    [Fact]
    public void A_rise_with_waves_on_it() => Caught("turns back", () => new MonotoneFunctionsStayMonotone().Check(new UnarySample<Wavy>(default)));

    [Fact]
    public void The_truth_passes()
    {
        var honest = new LyingOperation { Value = x => x[0].Square(), Pullback = (x, _, yBar, _) => yBar * x[0] * 2, Pushforward = (x, tangent) => tangent * x[0] * 2 };
        OperationSample sample = matrix with { Apply = x => honest.Apply(x) };
        new GradientsEqualFiniteDifferences().Check("honest", sample);
        new SecondOrderEqualsDifferencesOfFirstOrder().Check("honest", sample);
        new ForwardAndReverseModeAgree().Check("honest", sample);
        new RecordingTheBackwardPassChangesNothing().Check("honest", sample);
        new AdjointsHaveTheShapeOfTheOperand().Check("honest", sample);
        new NaNPropagates().Check("honest", sample);
        new NoNaNInsideTheDomain().Check("honest", sample);
    }

    static void Caught(string clue, Action law) => Assert.Contains(clue, Assert.Throws<LawBrokenException>(law).Message, StringComparison.Ordinal);

    /// <summary>What a rule that forgets to sum would take: the first of the repetitions.</summary>
    static Tensor First(Tensor yBar, Shape shape)
    {
        Tensor first = yBar;
        while (first.Rank > shape.Rank)
            first = first.Slice(0, ..1).Reshape([.. first.Shape.Axes[1..]]);
        for (int axis = 0; axis < shape.Rank; axis++)
            first = shape[axis] == 1 ? first.Slice(axis, ..1) : first;
        return first;
    }
}
