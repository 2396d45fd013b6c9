namespace AutoGrad.Tests.Operations;

public class PointwiseKinkTests
{
    static readonly Dictionary<string, Func<Tensor, Tensor>> piecewise = new()
    {
        ["Relu"] = x => x.Relu(),
        ["Relu6"] = x => x.Relu6(),
        ["LeakyRelu"] = x => x.LeakyRelu(),
        ["LeakyRelu, slope 0"] = x => x.LeakyRelu(0),
        ["Elu"] = x => x.Elu(0.5),
        ["Celu"] = x => x.Celu(0.5),
        ["Selu"] = x => x.Selu(),
        ["Hardtanh"] = x => x.Hardtanh(),
        ["Hardsigmoid"] = x => x.Hardsigmoid(),
        ["Hardswish"] = x => x.Hardswish(),
        ["Softshrink"] = x => x.Softshrink(),
        ["Huber"] = x => x.Huber(0.5),
        ["Hardshrink"] = x => x.Hardshrink(),
        ["Clamp"] = x => x.Clamp(-1, 1),
        ["Clamp from below"] = x => x.Clamp(min: -1),
        ["Clamp to nothing"] = x => x.Clamp(),
        ["PRelu"] = x => x.PRelu(Tensor.From([0.25])),
        ["Softsign"] = x => x.Softsign(),
        ["Mish"] = x => x.Mish(),
        ["GeluTanh"] = x => x.GeluTanh(),
        ["Softplus"] = x => x.Softplus(),
        ["LogSigmoid"] = x => x.LogSigmoid(),
        ["Tanhshrink"] = x => x.Tanhshrink(),
        ["Abs"] = x => x.Abs(),
        ["Sign"] = x => x.Sign(),
        ["Floor"] = x => x.Floor(),
        ["Ceiling"] = x => x.Ceiling(),
        ["Round"] = x => x.Round(),
        ["Maximum"] = x => x.Maximum(0),
        ["Minimum"] = x => x.Minimum(0),
        ["LogAddExp"] = x => x.LogAddExp(0),
    };

    public static TheoryData<string> Piecewise => [.. piecewise.Keys];

    [Theory]
    [MemberData(nameof(Piecewise))]
    public void NaN_passes_through_value_and_gradient_and_leaves_its_neighbours_alone(string name)
    {
        (Tensor value, Tensor gradient) = Differentiate.ValueAndGradient(x => piecewise[name](x).Sum(), Tensor.From([0.3, double.NaN, -7.5]));
        Assert.True(double.IsNaN(value.Item()));
        Assert.Equal([false, true, false], gradient.ToArray<double>().Select(double.IsNaN));
    }

    [Theory]
    [InlineData("Relu", 0, 0)]
    [InlineData("Relu6", 0, 0)]
    [InlineData("Relu6", 6, 0)]
    [InlineData("LeakyRelu", 0, 0.01)]
    [InlineData("Elu", 0, 0.5)]
    [InlineData("Celu", 0, 1)]
    [InlineData("Selu", 0, 1.0507009873554805 * 1.6732632423543772)]
    [InlineData("Hardtanh", -1, 0)]
    [InlineData("Hardtanh", 1, 0)]
    [InlineData("Hardsigmoid", -3, 0)]
    [InlineData("Hardsigmoid", 3, 0)]
    [InlineData("Hardswish", -3, 0)]
    [InlineData("Hardswish", 3, 1)]
    [InlineData("Huber", -0.5, -0.5)]
    [InlineData("Huber", 0.5, 0.5)]
    [InlineData("Softshrink", -0.5, 0)]
    [InlineData("Softshrink", 0.5, 0)]
    [InlineData("Hardshrink", -0.5, 0)]
    [InlineData("Hardshrink", 0.5, 0)]
    [InlineData("Clamp", -1, 1)]
    [InlineData("Clamp", 1, 1)]
    [InlineData("PRelu", 0, 0.25)]
    [InlineData("Abs", 0, 0)]
    [InlineData("Maximum", 0, 0.5)]
    public void At_a_kink_the_derivative_is_the_declared_one(string name, double x, double derivative) =>
        Assert.Equal(derivative, Differentiate.Gradient(t => piecewise[name](t).Sum(), Tensor.From([x])).Item(), 1e-15);

    [Fact]
    public void Piecewise_functions_have_the_values_of_their_pieces()
    {
        Tensor x = Tensor.From([-7.5, -2, -0.25, 0, 0.25, 2, 7.5]);
        Assert.Equal([0, 0, 0, 0, 0.25, 2, 7.5], x.Relu().ToArray<double>());
        Assert.Equal([0, 0, 0, 0, 0.25, 2, 6], x.Relu6().ToArray<double>());
        Assert.Equal([-3.75, -1, -0.125, 0, 0.25, 2, 7.5], x.LeakyRelu(0.5).ToArray<double>());
        Assert.Equal([-1, -1, -0.25, 0, 0.25, 1, 1], x.Hardtanh().ToArray<double>());
        Assert.Equal([-7, -1.5, 0, 0, 0, 1.5, 7], x.Softshrink().ToArray<double>());
        Assert.Equal([-7.5, -2, 0, 0, 0, 2, 7.5], x.Hardshrink().ToArray<double>());
        Assert.Equal([-2, -2, -0.25, 0, 0.25, 1, 1], x.Clamp(-2, 1).ToArray<double>());
        Assert.Equal([-7.5, -2, -0.25, 0, 0.25, 1, 1], x.Clamp(max: 1).ToArray<double>());

        // x²/2 between −1 and 1, |x| − 1/2 beyond
        Assert.Equal([7, 1.5, 0.03125, 0, 0.03125, 1.5, 7], x.Huber().ToArray<double>());

        // (x + 3)/6 and x(x + 3)/6 between −3 and 3
        Assert.Equal([0, 1 / 6.0, 2.75 / 6, 0.5, 3.25 / 6, 5 / 6.0, 1], x.Hardsigmoid().ToArray<double>());
        Assert.Equal([0, -1 / 3.0, -0.25 * (2.75 / 6), 0, 0.25 * (3.25 / 6), 2 * (5 / 6.0), 7.5], x.Hardswish().ToArray<double>());
    }

    [Fact]
    public void Parameters_without_meaning_are_refused()
    {
        Tensor x = Tensor.From([1.0]);
        Assert.Contains("min is 2 and max is 1", Assert.Throws<ArgumentException>(() => x.Clamp(2, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => x.Clamp(double.NaN, 1));
        Assert.Throws<ArgumentException>(() => x.Hardtanh(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.Softshrink(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.Hardshrink(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.Huber(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.Huber(double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.Softplus(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.Celu(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.Polygamma(-1));
        Assert.Throws<DTypeException>(() => Tensor.From([1]).Relu());
    }
}
