namespace AutoGrad.Planted.Right;

/// <summary>Functions and models in Float32, as their users write them.</summary>
sealed class SinglePrecision : IRightGradients
{
    static readonly Tensor scale = Numbers.Of([12], seed: 5).To(DType.Float32), images = Numbers.Of([4, 6], seed: 6).To(DType.Float32), labels = Tensor.From([3, 0, 9, 1, 1, 4, 7, 2]);

    public static IEnumerable<RightGradient> Plants =>
    [
        new("single precision", [Single([12])], x => x[0].Sin() * x[0].Exp()),
        new("single precision, cross-entropy", [Single([8, 10])], x => Losses.Loss.CrossEntropy(x[0], labels)),
        new("single precision, linear layer", [Single([4, 6]), Single([3, 6], 1), Single([3], 2)], x => x[0].Linear(x[1], x[2])),
        new("single precision, a captured constant", [Single([12])], x => (x[0] * scale).Tanh()),
        new("single precision, a small network", [Single([8, 6], 1), Single([8], 2), Single([2, 8], 3), Single([2], 4)], x => images.Linear(x[0], x[1]).Tanh().Linear(x[2], x[3])),
        new("single precision, a sum of 2000", [Single([2000])], x => x[0].Square().Sum()),
        new("single precision, large numbers", [(Numbers.Of([10]) * 1e6).To(DType.Float32)], x => x[0].Square().Mean()),
        new("single precision, small numbers", [(Numbers.Of([10]) * 1e-12).To(DType.Float32)], x => 1e12 * x[0]),
    ];

    static Tensor Single(Shape shape, int seed = 0) => Numbers.Of(shape, seed).To(DType.Float32);
}
