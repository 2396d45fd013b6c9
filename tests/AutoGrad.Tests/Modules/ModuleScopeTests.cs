using AutoGrad.Modules;
using AutoGrad.Optimizers;

namespace AutoGrad.Tests.Modules;

public class ModuleScopeTests
{
    sealed class Block(Random random) : Module
    {
        readonly Sequential body = new(new Linear(2, 2, random), new Tanh());

        public override Tensor Forward(Tensor x) => x + body.Forward(x);
    }

    sealed class Named(Random random) : Module
    {
        readonly Linear linear = new(2, 2, random);

        public override Tensor Forward(Tensor x)
        {
            using TapeScope scope = OpenScope();
            return linear.Forward(x).Exp();
        }
    }

    sealed class Model : Module
    {
        readonly Block block = new(new Random(0));
        readonly List<Module> tail = [new Named(new Random(1)), new Linear(2, 1, new Random(2))];

        public override Tensor Forward(Tensor x) => tail[1].Forward(tail[0].Forward(block.Forward(x))).Sum();
    }

    static string[] Scopes(Tape tape) => [.. TapeListing.Of(tape).Select(line => $"{line.Operation.Split(' ')[0]} {line.Scope}".TrimEnd())];

    [Fact]
    public void Operations_of_layers_carry_the_path_of_the_layer()
    {
        var model = new Model();
        _ = new Sgd(model.Parameters(), 0.1);
        using var tape = new Tape();
        model.Forward(Tensor.Zeros([3, 2]));
        Assert.Equal(
            ["Linear block.body.0", "Tanh block.body.1", "Add", "Linear tail.0.linear", "Exp tail.0", "Linear tail.1", "Sum"],
            Scopes(tape));
    }

    [Fact]
    public void A_scope_of_the_caller_stays_around_them()
    {
        var model = new Sequential(new Sequential(new Tanh()), new Relu());
        model.Train();
        using var tape = new Tape();
        using (tape.Scope("student"))
            model.Forward(Tensor.Zeros([2]));
        Assert.Equal(["Tanh student.0.0", "Relu student.1"], Scopes(tape));
    }

    [Fact]
    public void Without_a_tape_nothing_happens() => Assert.Equal([2], new Model().Forward(Tensor.Zeros([1, 2])).Reshape([1]).BroadcastTo([2]).Shape.ToArray());
}
