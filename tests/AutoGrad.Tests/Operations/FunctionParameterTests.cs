namespace AutoGrad.Tests.Operations;

public class FunctionParameterTests
{
    readonly struct Flipped(bool isFlipped) : IUnaryFunction<Flipped>
    {
        public V Value<V>(V x) where V : IReal<V> => isFlipped ? -x : x;
    }

    [Fact]
    public void A_parameter_of_one_byte_is_not_lost()
    {
        Tensor x = Tensor.From([2.0]);
        Assert.Equal(2, x.Map(new Flipped(false)).Item());
        Assert.Equal(-2, x.Map(new Flipped(true)).Item());
        Assert.Equal(-1, Differentiate.Gradient(t => t.Map(new Flipped(true)).Sum(), x).Item());
        Assert.Equal(1, Differentiate.Gradient(t => t.Map(new Flipped(false)).Sum(), x).Item());
    }
}
