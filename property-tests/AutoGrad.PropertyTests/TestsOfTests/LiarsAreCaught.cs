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
    public void A_flipped_sign() => Caught("differences give", () => GradientsEqualFiniteDifferences.Check(new UnarySample<SignFlipped>(default)));

    [Fact]
    public void A_lost_factor() => Caught("differences give", () => GradientsEqualFiniteDifferences.Check(new UnarySample<FactorLost>(default)));

    [Fact]
    public void A_part_in_a_million_on_one_side() => Caught("differences give", () => GradientsEqualFiniteDifferences.Check(new UnarySample<SlightlyWrong>(default)));

    [Fact]
    public void A_wrong_operand_saved() => Caught("differences give", () => GradientsEqualFiniteDifferences.Check(new BinarySample<WrongOperandSaved>(default)));

    [Fact]
    public void Each_of_these_as_an_operation_on_tensors()
    {
        foreach (PointwiseSample liar in (PointwiseSample[])[new UnarySample<SignFlipped>(default), new UnarySample<FactorLost>(default), new UnarySample<SlightlyWrong>(default), new BinarySample<WrongOperandSaved>(default)])
        {
            foreach (OperationSample sample in PointwiseShapes.Samples(liar))
                Caught("numeric", () => GradientsEqualFiniteDifferences.Check(liar.Name, sample));
        }
    }

    [Fact]
    public void A_broadcast_axis_that_is_not_summed()
    {
        var first = new LyingOperation { Value = x => x[0] + x[1], Pullback = (x, _, yBar, i) => First(yBar, x[i].Shape) };
        Caught("sum over the repetitions", () => TheAdjointOfBroadcastingIsTheSum.Check(new LyingAdd(x => first.Apply(x))));
        Caught("numeric", () => GradientsEqualFiniteDifferences.Check("liar", new OperationSample("", x => first.Apply(x), [2, 3], [3])));
        TheAdjointOfBroadcastingIsTheSum.Check(new LyingAdd(x => x[0] + x[1]));
    }

    [Fact]
    public void An_adjoint_of_another_shape()
    {
        var unsummed = new LyingOperation { Value = x => x[0] + x[1], Pullback = (_, _, yBar, _) => yBar };
        Assert.Throws<ShapeException>(() => AdjointsHaveTheShapeOfTheOperand.Check("liar", new OperationSample("", x => unsummed.Apply(x), [2, 3], [3])));
    }

    [Fact]
    public void An_adjoint_that_is_overwritten() =>
        Caught("accumulated", () => RecordingTheBackwardPassChangesNothing.Check("liar", matrix with { Apply = x => new AdjointOverwritten().Apply(x) }));

    [Fact]
    public void NaN_inside_the_domain() => Caught("is NaN", () => NoNaNInsideTheDomain.Check(new UnarySample<NaNReturned>(default)));

    [Fact]
    public void NaN_in_a_gradient_of_finite_differences()
    {
        var liar = new LyingOperation { Value = x => x[0] * 2, Pullback = (x, _, yBar, _) => yBar * 2 + (x[0] - x[0]) / (x[0] - x[0]) };
        Caught("analytic NaN", () => GradientsEqualFiniteDifferences.Check("liar", matrix with { Apply = x => liar.Apply(x) }));
        Caught("has a NaN", () => NoNaNInsideTheDomain.Check("liar", matrix with { Apply = x => liar.Apply(x) }));
    }

    [Fact]
    public void NaN_that_is_swallowed() => Caught("the value at (NaN) is 0", () => NaNPropagates.Check(new UnarySample<NaNSwallowed>(default)));

    [Fact]
    public void NaN_that_is_swallowed_by_an_operation()
    {
        var forward = new LyingOperation { Value = x => Tensor.Where(x[0].Equal(x[0]), x[0] * 3, 0), Pullback = (_, _, yBar, _) => yBar * 3 };
        Caught("only 0 are", () => NaNPropagates.Check("liar", matrix with { Apply = x => forward.Apply(x) }));
        var backward = new LyingOperation { Value = x => x[0] * 3, Pullback = (_, _, yBar, _) => Tensor.Where(yBar.Equal(yBar), yBar * 3, 0) };
        Caught("the adjoint of result", () => NaNPropagates.Check("liar", matrix with { Apply = x => backward.Apply(x) }));
    }

    [Fact]
    public void A_wrong_value_at_a_kink()
    {
        var liar = new UnarySample<WrongKinkValue>(default);
        Caught("declared is 0", () => KinksHaveTheirDeclaredValue.Check(liar));
        Caught("declared is [0]", () => KinksHaveTheirDeclaredValue.Check(liar.Name, PointwiseShapes.Samples(liar).Last()));
    }

    [Fact]
    public void A_kink_that_is_none() => Caught("go the same way", () => KinksHaveTheirDeclaredValue.Check(new UnarySample<KinkInvented>(default)));

    [Fact]
    public void Lost_digits_in_float() => Caught("ulp", () => FloatAgreesWithDouble.Check(new UnarySample<DigitsLost>(default)));

    [Fact]
    public void A_tangent_that_disagrees_with_the_adjoint()
    {
        var liar = new LyingOperation { Value = x => x[0] * x[0], Pullback = (x, _, yBar, _) => yBar * x[0] * 2, Pushforward = (x, tangent) => tangent * x[0] };
        Caught("⟨u, Jv⟩", () => ForwardAndReverseModeAgree.Check("liar", matrix with { Apply = x => liar.Apply(x) }));
    }

    [Fact]
    public void A_second_derivative_that_is_lost()
    {
        var liar = new LyingOperation { Value = x => x[0].Square(), Pullback = (x, _, yBar, _) => yBar * x[0].Detach() * 2 };
        GradientsEqualFiniteDifferences.Check("liar", matrix with { Apply = x => liar.Apply(x) });
        Caught("numeric", () => SecondOrderEqualsDifferencesOfFirstOrder.Check("liar", matrix with { Apply = x => liar.Apply(x) }));
    }

    [Fact]
    public void A_neighbour_that_counts() =>
        Caught("alone", () => AnElementDoesNotDependOnItsNeighbours.Check(new LyingAdd(x => (x[0] + x[1]) + (x[0].Sum() * 1e-17))));

    [Fact]
    public void A_gradient_where_none_should_flow() =>
        Caught("a gradient flows", () => GradientsEqualFiniteDifferences.Check("liar", matrix with { Apply = x => x[0] * 2, IsDifferentiable = false }));

    [Fact]
    public void The_truth_passes()
    {
        var honest = new LyingOperation { Value = x => x[0].Square(), Pullback = (x, _, yBar, _) => yBar * x[0] * 2, Pushforward = (x, tangent) => tangent * x[0] * 2 };
        OperationSample sample = matrix with { Apply = x => honest.Apply(x) };
        GradientsEqualFiniteDifferences.Check("honest", sample);
        SecondOrderEqualsDifferencesOfFirstOrder.Check("honest", sample);
        ForwardAndReverseModeAgree.Check("honest", sample);
        RecordingTheBackwardPassChangesNothing.Check("honest", sample);
        AdjointsHaveTheShapeOfTheOperand.Check("honest", sample);
        NaNPropagates.Check("honest", sample);
        NoNaNInsideTheDomain.Check("honest", sample);
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
