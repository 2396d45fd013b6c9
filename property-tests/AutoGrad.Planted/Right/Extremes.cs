namespace AutoGrad.Planted.Right;

/// <summary>The ends of domains, overflow, underflow and saturation.</summary>
sealed class Extremes : IRightGradients
{
    static readonly Tensor mask = Tensor.From([false, true, false]);

    public static IEnumerable<RightGradient> Plants =>
    [
        new("x log x near 0", [Tensor.From([1e-10, 1e-5, 0.3])], x => x[0] * x[0].Log()),
        new("0 log y", [Tensor.From([0.5, 2.0, 3.0])], x => Tensor.From([0.0, 1.0, 0.0]).XLogY(x[0])),
        new("softmax of huge logits", [Tensor.From([1e4, 0.0, -1e4])], x => x[0].Softmax(0)),
        new("log-sum-exp of large logits", [Tensor.From([1000.0, 1001.0, 999.0])], x => x[0].LogSumExp()),
        new("softmax beside an infinite mask", [Tensor.From([1.0, 2.0, 3.0])], x => x[0].MaskedFill(mask, double.NegativeInfinity).Softmax(0)),

        // One result is −∞, and how that changes nobody can say.
        new("log-softmax beside an infinite mask", [Tensor.From([1.0, 2.0, 3.0])], x => x[0].MaskedFill(mask, double.NegativeInfinity).LogSoftmax(0)) { Doubt = Doubt.NonFinite },
        new("sigmoid saturated", [Tensor.From([-800.0, -40.0, 40.0, 800.0])], x => x[0].Sigmoid()),
        new("log-sigmoid of large numbers", [Tensor.From([-800.0, 0.0, 800.0])], x => x[0].LogSigmoid()),
        new("cross-entropy of a certain row", [Tensor.From(new double[,] { { 100, 0, 0 } })], x => Losses.Loss.CrossEntropy(x[0], Tensor.From([0]))),
        new("exponential near overflow", [Tensor.From([709.0, 700.0])], x => x[0].Exp()),

        // Whatever x is added to, the result is infinite.
        new("the largest number", [Tensor.From([2.0])], x => x[0] * (double.MaxValue / 2)) { Doubt = Doubt.Overflow },
        new("exponential near underflow", [Tensor.From([-740.0, -700.0])], x => x[0].Exp()),
        new("log1p of 1e-15", [Tensor.From([1e-15, -1e-12])], x => x[0].Log1p()),
        new("expm1 of 1e-15", [Tensor.From([1e-15, -1e-12])], x => x[0].Expm1()),
        new("arc cosine near 1", [Tensor.From([1 - 1e-10, -1 + 1e-10])], x => x[0].Acos()),
        new("square root guarded by where", [Tensor.From([-1.0, 1e-8, 4.0])], x => Tensor.Where(x[0] > 0, Tensor.Where(x[0] > 0, x[0], 1).Sqrt(), 0)),

        // The derivative is infinite, and to the left there is no function.
        new("square root at 0", [Tensor.From([0.0])], x => x[0].Sqrt()) { Doubt = Doubt.InfiniteDerivative },
        new("a power at the end of its domain", [Tensor.From([0.0, 1.0])], x => x[0].Pow(1.5)),
        new("minus zero", [Tensor.From([-0.0, 0.0])], x => x[0] * x[0].Abs()),
        new("numbers beside NaN", [Tensor.From([0.5, double.NaN, -1.0])], x => x[0].Sin()) { Doubt = Doubt.NonFinite },
        new("an infinite operand", [Tensor.From([0.5, double.PositiveInfinity])], x => x[0].Tanh()) { Doubt = Doubt.NonFinite },

        // A matrix of Hilbert, which is singular a step of 1e-10 away; ten digits of its inverse are lost.
        new("inverse beside a singular matrix", [Hilbert(8)], x => x[0].Inverse()) { Doubt = Doubt.Cancellation },
        new("product with one zero", [Tensor.From([1.5, 0.0, 2.0])], x => x[0].Prod()),
        new("product with two zeros", [Tensor.From([1.5, 0.0, 2.0, 0.0])], x => x[0].Prod()),
        new("cumulative product with a zero", [Tensor.From([1.5, 0.0, 2.0])], x => x[0].CumProd(0)),
    ];

    static Tensor Hilbert(int size)
    {
        var elements = new double[size, size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
                elements[i, j] = 1.0 / (i + j + 1);
        }

        return Tensor.From(elements);
    }
}
