namespace AutoGrad.Tests.Tapes;

/// <summary>What a captured function does beside the record, no run would do again: such a function is refused when it is captured.</summary>
public class CaptureRefusalTests
{
    readonly Parameter weight = new(Tensor.From([1.0, 2.0]), "weight");
    readonly Tensor example = Tensor.From([3.0, 4.0]);

    [Fact]
    public void A_gradient_that_is_not_recorded_is_refused() => Refused(
        "asks for a gradient without createGraph",
        x => (Tape.Current!.Gradient((weight * x).Square().Sum(), weight) * x).Sum());

    [Fact]
    public void A_gradient_that_is_recorded_follows_the_inputs()
    {
        Tensor penalized(Tensor x)
        {
            Tensor y = (weight * x).Square().Sum();
            return y + Tape.Current!.Gradient(y, weight, createGraph: true).Sum();
        }

        using TapeProgram program = TapeProgram.Capture(x => penalized(x[0]), example);
        program.SetInput(0, Tensor.From([1.0, -1.0]));
        Assert.Equal(1 + 4 + 2 + 4, program.Run());     // Σ (wx)² + Σ 2wx², by hand
    }

    [Fact]
    public void A_backward_pass_is_refused() => Refused("goes backward", x =>
    {
        Tensor y = (weight * x).Sum();
        y.Backward();
        return y;
    });

    [Fact]
    public void A_tape_of_its_own_is_refused() => Refused("opens a tape of its own", x =>
    {
        using var inner = new Tape();
        return (weight * x).Sum().Detach();
    });

    [Fact]
    public void A_change_of_a_parameter_is_refused()
    {
        Refused("changes the parameter 'weight'", x =>
        {
            weight.Assign(x);
            return (weight * x).Sum();
        });
        Assert.Equal([1, 2], weight.ToArray<double>());
    }

    void Refused(string deed, Func<Tensor, Tensor> f)
    {
        var error = Assert.Throws<TapeException>(() => TapeProgram.Capture(x => f(x[0]), example));
        Assert.Contains(deed, error.Message, StringComparison.Ordinal);
        Assert.Null(Tape.Current);
        Assert.Null(weight.Gradient);
    }
}
