namespace AutoGrad.Tests.Tapes;

public class ExplainMissingTests
{
    readonly Parameter w = new(Tensor.From([3f, -1f, 0.5f]), "w"), other = new(Tensor.From([1f, 2f, 3f]), "other");

    [Fact]
    public void A_parameter_that_is_never_used()
    {
        using var tape = new Tape();
        MissingGradient missing = Missing(tape, other.Sum());
        Assert.Equal(MissingGradientReason.NeverUsed, missing.Reason);
        Assert.Null(missing.Gradient);
        Assert.StartsWith("The gradient of %0 by w[0] is missing: the tape has recorded no operation that uses it.", missing.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_whose_results_are_not_used_by_the_loss()
    {
        using var tape = new Tape();
        using (tape.Scope("head"))
            _ = (w * 2).Exp();
        MissingGradient missing = Missing(tape, other.Sum());
        Assert.Equal(MissingGradientReason.NotConnected, missing.Reason);
        RecordedStep last = Assert.Single(missing.LastResults);
        Assert.Equal(("Exp", "head", 1), (last.Operation, last.Scope, last.Index));
    }

    [Fact]
    public void A_tensor_that_is_not_watched()
    {
        Tensor x = Tensor.From([1f, 2f]);
        using var tape = new Tape();
        Tensor loss = x.Square().Sum();
        Assert.Equal(MissingGradientReason.NotWatched, Assert.IsType<MissingGradient>(tape.Explain(loss, x, 1)).Reason);
    }

    [Fact]
    public void A_frozen_parameter()
    {
        w.RequiresGradient = false;
        using var tape = new Tape();
        Assert.Equal(MissingGradientReason.Frozen, Missing(tape, (w * other).Sum()).Reason);
    }

    [Fact]
    public void A_detached_value()
    {
        using var tape = new Tape();
        Tensor hidden = (w * 2).Tanh();
        GradientCut cut = Cut(tape, (hidden.Detach() * other).Sum());
        Assert.Equal((GradientCutKind.Detached, "%1"), (cut.Kind, cut.Operand));
        Assert.Equal("Detach() made a constant of %1.", cut.ToString());
    }

    [Fact]
    public void A_detached_parameter()
    {
        using var tape = new Tape();
        GradientCut cut = Cut(tape, (w.Detach() * other).Sum());
        Assert.Equal((GradientCutKind.Detached, "w"), (cut.Kind, cut.Operand));
    }

    [Fact]
    public void A_detached_loss()
    {
        using var tape = new Tape();
        GradientCut cut = Cut(tape, w.Sum().Detach());
        Assert.Equal((GradientCutKind.Detached, "%0"), (cut.Kind, cut.Operand));
    }

    [Fact]
    public void What_is_computed_during_a_pause()
    {
        using var tape = new Tape();
        Tensor hidden = w * 2, paused;
        using (tape.Scope("teacher"))
        using (tape.Pause())
            paused = hidden.Exp().Log1p();
        GradientCut cut = Cut(tape, (paused * other).Sum());
        Assert.Equal("Exp was applied to %0 in teacher while the tape was paused.", cut.ToString());
        Assert.Equal(cut, Cut(tape, paused.Sum()));
    }

    [Fact]
    public void A_comparison_on_the_way()
    {
        using var tape = new Tape();
        Tensor hidden = w * 2;
        GradientCut cut = Cut(tape, ((hidden > 0).To(DType.Float32) * other).Sum());
        Assert.Equal((GradientCutKind.NotDifferentiable, "Greater", 1), (cut.Kind, cut.Operation, cut.Step!.Index));
    }

    [Fact]
    public void The_place_of_a_maximum_and_a_cast_to_integers()
    {
        using var tape = new Tape();
        Assert.Equal("ArgMax (all elements)", Cut(tape, other.IndexSelect(0, w.ArgMax().Reshape([1])).Sum()).Operation);
        Assert.Equal("Cast (to Int32)", Cut(tape, (w.To(DType.Int32).To(DType.Float32) * other).Sum()).Operation);
    }

    [Fact]
    public void Each_way_has_its_first_cut()
    {
        using var tape = new Tape();
        Tensor loss = (w.Detach() * other).Sum() + (w > 0).To(DType.Float32).Sum() + (w * 2).Detach().Detach().Sum();
        MissingGradient missing = Missing(tape, loss);
        Assert.Equal(["Detach", "Detach", "Greater"], missing.Cuts.Select(cut => cut.Operation).Order());
        Assert.Equal(["%6", "w", "w"], missing.Cuts.Select(cut => cut.Operand).Order());
    }

    [Fact]
    public void What_a_tape_computed_is_constant_for_the_tapes_opened_after_it()
    {
        using var outer = new Tape();
        Tensor hidden = w * 2;
        using var inner = new Tape();
        GradientCut cut = Cut(inner, (hidden * other).Sum());
        Assert.Equal((GradientCutKind.OuterTape, "Multiply"), (cut.Kind, cut.Operation));
    }

    [Fact]
    public void A_result_that_no_tape_computed()
    {
        using var tape = new Tape();
        Assert.Equal(MissingGradientReason.ResultNotRecorded, Missing(tape, Tensor.Scalar(1)).Reason);
    }

    [Fact]
    public void A_constant_lives_no_longer_for_having_been_detached_under_a_tape()
    {
        using var tape = new Tape();
        WeakReference detached = Detach(w * 2);
        GC.Collect();
        Assert.False(detached.IsAlive);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference Detach(Tensor x) => new(x.Detach());
    }

    MissingGradient Missing(Tape tape, Tensor loss) => Assert.IsType<MissingGradient>(tape.Explain(loss, w, 0));

    GradientCut Cut(Tape tape, Tensor loss)
    {
        MissingGradient missing = Missing(tape, loss);
        Assert.Equal(MissingGradientReason.Cut, missing.Reason);
        return Assert.Single(missing.Cuts);
    }
}
