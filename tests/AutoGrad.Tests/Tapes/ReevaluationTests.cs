namespace AutoGrad.Tests.Tapes;

public class ReevaluationTests
{
    [Fact]
    public void A_moved_element_gives_the_bits_of_a_new_recording()
    {
        Tensor x = Tensor.Uniform([3, 4], new Random(1), 0.5, 2, DType.Float64), w = Tensor.Uniform([4, 2], new Random(2), -1, 1, DType.Float64);
        static Tensor F(Tensor x, Tensor w) => x.Log().MatMul(w).Relu().Sum(0);
        using var tape = new Tape();
        Tensor a = Variable.Operation.Apply(x), b = Variable.Operation.Apply(w), y = F(a, b);
        var memory = new ReevaluationMemory(new Reevaluation(tape, [a.Slot, b.Slot], [y.Slot]));
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(F(Replaced(x, i, 1.25), w).ToArray<double>(), memory.Move(0, i, 1.25));
            Assert.Equal(F(x, Replaced(w, i, -0.5)).ToArray<double>(), memory.Move(1, i, -0.5));
        }

        double[] all = Enumerable.Repeat(0.75, 8).ToArray();
        Assert.Equal(F(x, Tensor.From<double>(all, [4, 2])).ToArray<double>(), memory.Move(1, all));
        Assert.Equal(F(Replaced(x, 0, 1.5), w).ToArray<double>(), memory.Move(0, 0, 1.5));
        Assert.Equal(y.ToArray<double>(), memory.Move(0, 0, x.ToArray<double>()[0]));
    }

    [Fact]
    public void Pointwise_chains_are_evaluated_at_one_element_only()
    {
        using var tape = new Tape();
        Tensor a = Variable.Operation.Apply(Tensor.From([1.0, 2.0, 3.0])), y = (a.Exp() * 2).Reshape([3, 1]);
        var memory = new ReevaluationMemory(new Reevaluation(tape, [a.Slot], [y.Slot]));
        Assert.True(memory.IsLocal(0));
        Assert.Equal([2 * Math.Exp(0.5)], memory.Move(0, 1, 0.5));
        Assert.Equal([2 * Math.Exp(0.25)], memory.Move(0, 2, 0.25));
    }

    [Fact]
    public void Branches_tell_equal_pieces_from_different_ones()
    {
        using var tape = new Tape();
        Tensor a = Variable.Operation.Apply(Tensor.From([1.0, -2.0, 3.0])), y = (a.Relu() + a.Amax()).Sum();
        var memory = new ReevaluationMemory(new Reevaluation(tape, [a.Slot], [y.Slot]));
        memory.Move(0, 0, 2.5);
        Assert.Equal(0UL, memory.Branches.Signature);
        memory.Move(0, 0, -2.5);
        ulong negative = memory.Branches.Signature;
        Assert.NotEqual(0UL, negative);
        memory.Move(0, 0, 3.5);
        Assert.NotEqual(negative, memory.Branches.Signature);
        memory.Move(0, 0, -1);
        Assert.Equal(negative, memory.Branches.Signature);
    }

    [Fact]
    public void A_detached_tensor_follows_what_it_was_detached_from()
    {
        using var tape = new Tape();
        Tensor a = Variable.Operation.Apply(Tensor.From([2.0])), y = a * a.Square().Detach();
        var memory = new ReevaluationMemory(new Reevaluation(tape, [a.Slot], [y.Slot]));
        Assert.Equal([27.0], memory.Move(0, 0, 3));
    }

    [Fact]
    public void A_Float32_recording_is_recorded_again_in_Float64()
    {
        using var tape = new Tape();
        Tensor a = Variable.Operation.Apply(Tensor.From([0.1f])), y = (a.To(DType.Float64).To(DType.Float32) * Tensor.From([3f])).Exp();
        using var wide = new WideTape(tape, [a.Slot]);
        Assert.Equal(DType.Float64, wide.At(y.Slot).DType);
        Assert.Equal(Math.Exp(3 * (double)0.1f), wide.At(y.Slot).Item(), 1e-15);
        Assert.Equal(3 * Math.Exp(3 * (double)0.1f), wide.Tape.Gradient(wide.At(y.Slot), wide.At(a.Slot)).Item(), 1e-14);
    }

    static Tensor Replaced(Tensor x, int index, double value)
    {
        double[] elements = x.ToArray<double>();
        elements[index] = value;
        return Tensor.From<double>(elements, x.Shape);
    }
}
