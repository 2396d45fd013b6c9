using AutoGrad.Losses;
using AutoGrad.Modules;
using AutoGrad.Optimizers;

namespace AutoGrad.Tests.Training;

/// <summary>
/// A worked example of back-propagation that a tutorial prints: one input 0.5, two hidden and two output units with sigmoids and no biases,
/// targets 0.3 and 0.9, E = ((y₁ − 0.3)² + (y₂ − 0.9)²)/2, which is the mean squared error of two outputs. Its printed figures come from
/// two sets of weights, which differ in the last one.
/// </summary>
public class WorkedExampleTests
{
    const double X = 0.5, Target1 = 0.3, Target2 = 0.9, Rate = 0.5;

    static readonly double[] setA = [0.15, 0.20, 0.40, 0.45, 0.50, 0.55];
    static readonly double[] setB = [0.15, 0.20, 0.40, 0.45, 0.50, 0.45];

    sealed class Network(double[] w) : Module
    {
        readonly Linear hidden = new(new Parameter(Tensor.From(new[,] { { w[0] }, { w[1] } })));
        readonly Linear output = new(new Parameter(Tensor.From(new[,] { { w[2], w[3] }, { w[4], w[5] } })));

        public Tensor Hidden(Tensor x) => hidden.Forward(x).Sigmoid();

        public override Tensor Forward(Tensor x) => output.Forward(Hidden(x)).Sigmoid();
    }

    /// <summary>The rule written out by hand.</summary>
    sealed class ByHand(double[] weights)
    {
        public double[] W { get; } = [.. weights];

        public double[] A => [Sigma(W[0] * X), Sigma(W[1] * X)];

        public double[] Y => [Sigma((W[2] * A[0]) + (W[3] * A[1])), Sigma((W[4] * A[0]) + (W[5] * A[1]))];

        public double E => (((Y[0] - Target1) * (Y[0] - Target1)) + ((Y[1] - Target2) * (Y[1] - Target2))) / 2;

        /// <summary>The shares of the two outputs in ∂E/∂a₁, the adjoint of the first hidden unit.</summary>
        public (double First, double Second) Shares => (Deltas.First * W[2], Deltas.Second * W[4]);

        (double First, double Second) Deltas => ((Y[0] - Target1) * Y[0] * (1 - Y[0]), (Y[1] - Target2) * Y[1] * (1 - Y[1]));

        public double[] Gradient
        {
            get
            {
                double[] a = A;
                (double d1, double d2) = Deltas;
                return
                [
                    ((d1 * W[2]) + (d2 * W[4])) * a[0] * (1 - a[0]) * X, ((d1 * W[3]) + (d2 * W[5])) * a[1] * (1 - a[1]) * X,
                    d1 * a[0], d1 * a[1], d2 * a[0], d2 * a[1],
                ];
            }
        }

        public void Step()
        {
            double[] gradient = Gradient;
            for (int i = 0; i < W.Length; i++)
                W[i] -= Rate * gradient[i];
        }

        static double Sigma(double z) => 1 / (1 + Math.Exp(-z));
    }

    static Tensor Input => Tensor.From(new[,] { { X } });

    static Tensor Target => Tensor.From(new[,] { { Target1, Target2 } });

    static double[] Flat(IEnumerable<Tensor> tensors) => [.. tensors.SelectMany(tensor => tensor.ToArray<double>())];

    static void AssertNear(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-12);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Ten_steps_follow_the_rule_written_by_hand(bool isSetA)
    {
        var model = new Network(isSetA ? setA : setB);
        var hand = new ByHand(isSetA ? setA : setB);
        var optimizer = new Sgd(model.Parameters(), Rate);
        for (int step = 0; step < 10; step++)
        {
            using (var tape = new Tape())
            {
                Tensor y = model.Forward(Input), loss = Loss.MeanSquaredError(y, Target);
                AssertNear(hand.Y, y.ToArray<double>());
                Assert.Equal(hand.E, loss.Item(), 1e-12);
                loss.Backward();
            }

            AssertNear(hand.Gradient, Flat(model.Parameters().Select(parameter => parameter.Gradient!)));
            optimizer.Step();
            optimizer.ZeroGradients();
            hand.Step();
            AssertNear(hand.W, Flat(model.Parameters()));
        }
    }

    /// <summary>Whether rounding or cutting a number gives the printed one.</summary>
    static void AssertPrinted(string printed, double value)
    {
        int digits = printed.Length - printed.IndexOf('.', StringComparison.Ordinal) - 1;
        double scale = Math.Pow(10, digits), expected = Math.Round(double.Parse(printed, System.Globalization.CultureInfo.InvariantCulture) * scale);
        Assert.True(Math.Truncate(value * scale) == expected || Math.Round(value * scale) == expected, $"printed {printed}, computed {value:R}");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Figures_that_both_sets_explain_are_reproduced(bool isSetA)
    {
        double[] w = isSetA ? setA : setB;
        var model = new Network(w);
        using var tape = new Tape();
        Tensor a = model.Hidden(Input), y = model.Forward(Input);
        AssertPrinted("0.075", w[0] * X);
        AssertPrinted("0.518", a[0, 0].Item());
        AssertPrinted("0.207", w[2] * a[0, 0].Item());
        AssertPrinted("0.609", y[0, 0].Item());
        Tensor gradient = tape.Gradient(Loss.MeanSquaredError(y, Target), model.Parameters()[1]);
        AssertPrinted("0.0381", gradient[0, 0].Item());
        AssertPrinted("0.0294", new ByHand(w).Shares.First);
    }

    [Fact]
    public void Figures_of_set_A_are_reproduced()
    {
        var model = new Network(setA);
        AssertPrinted("0.633", model.Forward(Input)[0, 1].Item());
        Train(model);
        AssertPrinted("0.638", model.Forward(Input)[0, 1].Item());
    }

    [Fact]
    public void Figures_of_set_B_are_reproduced()
    {
        var model = new Network(setB);
        AssertPrinted("0.087", Loss.MeanSquaredError(model.Forward(Input), Target).Item());
        AssertPrinted("-0.0328", new ByHand(setB).Shares.Second);
        using (var tape = new Tape())
        {
            Tensor gradient = tape.Gradient(Loss.MeanSquaredError(model.Forward(Input), Target), model.Parameters()[0]);
            AssertPrinted("-0.00042", gradient[0, 0].Item());
        }

        Train(model);
        AssertPrinted("0.1502", model.Parameters()[0].ToArray<double>()[0]);
    }

    static void Train(Network model)
    {
        using var tape = new Tape();
        Loss.MeanSquaredError(model.Forward(Input), Target).Backward();
        new Sgd(model.Parameters(), Rate).Step();
    }
}
