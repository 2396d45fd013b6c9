using AutoGrad.Modules;

namespace AutoGrad.Tests.Modules;

public class LayerTests
{
    [Fact]
    public void A_linear_layer_multiplies_by_its_weights_and_adds_its_bias()
    {
        var layer = new Linear(
            new Parameter(Tensor.From(new double[,] { { 1, 2, 3 }, { 0, -1, 1 } })), new Parameter(Tensor.From<double>([10, 20])));

        // 1·1 + 2·0 + 3·2 + 10 and 0·1 − 1·0 + 1·2 + 20
        Assert.Equal([17.0, 22], layer.Forward(Tensor.From<double>([1, 0, 2])).ToArray<double>());
        Assert.Equal([4, 5, 2], layer.Forward(Tensor.Zeros([4, 5, 3], DType.Float64)).Shape.ToArray());
    }

    [Fact]
    public void A_linear_layer_begins_within_one_over_the_root_of_its_inputs_and_fills_that_range()
    {
        var layer = new Linear(100, 200, new Random(1));
        float[] weights = layer.Weight.ToArray<float>(), biases = layer.Bias!.ToArray<float>();
        Assert.InRange(weights.Max(), 0.0999f, 0.1f);
        Assert.InRange(weights.Min(), -0.1f, -0.0999f);
        Assert.InRange(biases.Max(), 0.095f, 0.1f);

        // The variance of U(−b, b) is b²/3; that of its estimate from n samples about 0.8·(b²/3)²/n.
        Assert.Equal(0.01 / 3, weights.Average(w => w * w), 5 * 0.01 / 3 * Math.Sqrt(0.8 / weights.Length));
    }

    [Fact]
    public void The_same_seed_gives_the_same_layer() =>
        Assert.Equal(new Linear(3, 4, new Random(5)).Weight.ToArray<float>(), new Linear(3, 4, new Random(5)).Weight.ToArray<float>());

    [Fact]
    public void A_layer_can_do_without_a_bias_and_in_double()
    {
        var layer = new Linear(3, 2, new Random(0), bias: false, DType.Float64);
        Assert.Null(layer.Bias);
        Assert.Equal(["weight"], layer.Parameters().Select(parameter => parameter.Name));
        Assert.Equal(DType.Float64, layer.Forward(Tensor.Zeros([1, 3], DType.Float64)).DType);
    }

    [Fact]
    public void Parameters_of_a_layer_must_fit()
    {
        var weight = new Parameter(Tensor.Zeros([2, 3]));
        Assert.Throws<ShapeException>(() => new Linear(new Parameter(Tensor.Zeros([3]))));
        Assert.Throws<ShapeException>(() => new Linear(weight, new Parameter(Tensor.Zeros([3]))));
        Assert.Throws<DTypeException>(() => new Linear(weight, new Parameter(Tensor.Zeros([2], DType.Float64))));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Linear(0, 1, new Random(0)));
    }

    [Fact]
    public void Flatten_keeps_the_first_axis()
    {
        Assert.Equal([2, 12], new Flatten().Forward(Tensor.Zeros([2, 3, 4])).Shape.ToArray());
        Assert.Equal([2, 1], new Flatten().Forward(Tensor.Zeros([2])).Shape.ToArray());
        Assert.Equal([0, 12], new Flatten().Forward(Tensor.Zeros([0, 3, 4])).Shape.ToArray());
    }

    [Fact]
    public void An_empty_sequence_is_the_identity()
    {
        Tensor x = Tensor.Ones([2]);
        Assert.Same(x, new Sequential().Forward(x));
    }

    [Fact]
    public void Dropout_drops_its_share_and_scales_the_rest()
    {
        var dropout = new Dropout(0.25, new Random(0));
        const int Count = 100_000;
        float[] y = dropout.Forward(Tensor.Full([Count], 3)).ToArray<float>();
        Assert.All(y, element => Assert.True(element is 0 or 4));

        // The number of zeros is binomial: its deviation is √(n·p·(1 − p)).
        Assert.Equal(0.25 * Count, y.Count(element => element == 0), 5 * Math.Sqrt(Count * 0.25 * 0.75));
    }

    [Fact]
    public void Dropout_gives_the_adjoint_the_same_factors()
    {
        var dropout = new Dropout(0.5, new Random(3));
        Tensor x = Tensor.Ones([50], DType.Float64);
        using var tape = new Tape();
        tape.Watch(x);
        Tensor y = dropout.Forward(x);
        Assert.Equal(y.ToArray<double>(), tape.Gradient(y.Sum(), x).ToArray<double>());
    }

    [Fact]
    public void Dropout_draws_anew_in_every_replay()
    {
        var dropout = new Dropout(0.5, new Random(3));
        var weight = new Parameter(Tensor.Ones([100]));
        using TapeProgram program = TapeProgram.Capture(inputs => dropout.Forward(inputs[0] * weight).Sum(), Tensor.Ones([100]));
        HashSet<double> sums = [];
        for (int run = 0; run < 5; run++)
        {
            weight.ClearGradient();
            double sum = program.Run();
            Assert.Equal(sum, weight.Gradient!.ToArray<float>().Sum());
            sums.Add(sum);
        }

        Assert.True(sums.Count > 1);
    }

    [Fact]
    public void Dropout_in_evaluation_is_the_identity()
    {
        var dropout = new Dropout(0.5, new Random(3));
        dropout.Evaluate();
        Tensor x = Tensor.Ones([50]);
        Assert.Same(x, dropout.Forward(x));
    }

    [Fact]
    public void Dropout_has_a_sequence_of_its_own()
    {
        var random = new Random(3);
        var dropout = new Dropout(0.5, random);
        int next = random.Next();
        random = new Random(3);
        var again = new Dropout(0.5, random);
        Tensor x = Tensor.Ones([50]);
        Assert.Equal(dropout.Forward(x).ToArray<float>(), again.Forward(x).ToArray<float>());
        Assert.Equal(next, random.Next());
        Assert.NotEqual(dropout.Forward(x).ToArray<float>(), dropout.Forward(x).ToArray<float>());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void Dropout_of_everything_is_refused(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Dropout(probability, new Random(0)));

    public static TheoryData<Module, Func<Tensor, Tensor>> Activations => new()
    {
        { new Relu(), x => x.Relu() },
        { new Relu6(), x => x.Relu6() },
        { new LeakyRelu(0.2), x => x.LeakyRelu(0.2) },
        { new Elu(1.5), x => x.Elu(1.5) },
        { new Celu(1.5), x => x.Celu(1.5) },
        { new Selu(), x => x.Selu() },
        { new Gelu(), x => x.Gelu() },
        { new GeluTanh(), x => x.GeluTanh() },
        { new Silu(), x => x.Silu() },
        { new Mish(), x => x.Mish() },
        { new Sigmoid(), x => x.Sigmoid() },
        { new LogSigmoid(), x => x.LogSigmoid() },
        { new Tanh(), x => x.Tanh() },
        { new Softplus(2), x => x.Softplus(2) },
        { new Softsign(), x => x.Softsign() },
        { new Hardsigmoid(), x => x.Hardsigmoid() },
        { new Hardswish(), x => x.Hardswish() },
        { new Softmax(), x => x.Softmax(-1) },
        { new LogSoftmax(0), x => x.LogSoftmax(0) },
    };

    [Theory]
    [MemberData(nameof(Activations), DisableDiscoveryEnumeration = true)]
    public void An_activation_is_its_operation(Module module, Func<Tensor, Tensor> operation)
    {
        Tensor x = Tensor.From(new double[,] { { -3, -0.5, 0 }, { 0.25, 1, 7 } });
        Assert.Equal(operation(x).ToArray<double>(), module.Forward(x).ToArray<double>());
        Assert.Empty(module.Parameters());
    }

    [Fact]
    public void Every_activation_is_tested()
    {
        var tested = Activations.Select(row => row.Data.Item1.GetType().Name).Order();
        var all = typeof(Activation).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Activation))).Select(type => type.Name).Order();
        Assert.Equal(all, tested);
    }
}
