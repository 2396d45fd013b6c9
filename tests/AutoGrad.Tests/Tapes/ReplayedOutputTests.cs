namespace AutoGrad.Tests.Tapes;

/// <summary>A captured function may return whatever it has at hand, and what it returns stays its owner's.</summary>
public class ReplayedOutputTests
{
    readonly Parameter weight = new(Tensor.From([2.0]), "weight");
    readonly Tensor three = Tensor.From([3.0]);

    [Fact]
    public void A_parameter_that_is_returned_can_still_be_read_and_changed()
    {
        using TapeProgram program = TapeProgram.Capture(_ => weight, three);
        weight.Assign(three);
        program.Forward();
        Assert.Equal(3, program.Output.Item());
        Assert.Equal(3, weight.Item());
    }

    [Fact]
    public void A_constant_of_the_caller_that_is_returned_can_still_be_read()
    {
        using TapeProgram program = TapeProgram.Capture(_ => three, three);
        program.Forward();
        Assert.Equal(3, program.Output.Item());
        Assert.Equal(3, three.Item());
    }

    [Fact]
    public void A_detached_result_follows_inputs_and_parameters_and_has_no_gradient()
    {
        Func<Tensor, Tensor>[] functions = [x => (x * weight).Detach(), x => (x * weight).Sum().Detach(), x => Paused(() => x * weight), _ => weight.Detach() * 3];
        foreach (Func<Tensor, Tensor> f in functions)
        {
            weight.Assign(Tensor.From([1.0]));
            using TapeProgram program = TapeProgram.Capture(x => f(x[0]), Tensor.From([1.0]));
            weight.Assign(Tensor.From([2.0]));
            program.SetInput(0, three);
            Assert.Equal(6, program.Run());
            Assert.Null(weight.Gradient);
        }
    }

    [Fact]
    public void A_leaf_that_other_tapes_know_is_no_entry_of_the_captured_one()
    {
        using (new Tape())
            _ = weight + three;
        using TapeProgram program = TapeProgram.Capture(
            x =>
            {
                _ = (weight * x[0]).Exp();
                return weight;
            },
            three);
        Assert.Equal(2, program.Run());
        Assert.Null(weight.Gradient);
    }

    static Tensor Paused(Func<Tensor> f)
    {
        using Pause pause = Tape.Current!.Pause();
        return f();
    }
}
