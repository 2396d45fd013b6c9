namespace AutoGrad.Planted.Wrong;

/// <summary>A factor too many, too few, or of the wrong size.</summary>
sealed class Factors : IWrongGradients
{
    static readonly CustomOperation
        cos = CustomOperation.Define("Cos", x => x.Cos(), (x, y, yBar) => x.Sin() * yBar),
        square = CustomOperation.Define("Square", x => x * x, (x, y, yBar) => x * yBar),
        sqrt = CustomOperation.Define("Sqrt", x => x.Sqrt(), (x, y, yBar) => yBar / y),
        squaredError = CustomOperation.Define(
            "SquaredError", x => (x[0] - x[1]).Square(), (x, y, yBar) => [(x[0] - x[1]) * yBar, (x[1] - x[0]) * yBar]),
        mean = CustomOperation.Define("Mean", x => x.Mean(), (x, y, yBar) => yBar.BroadcastTo(x.Shape)),
        sum = CustomOperation.Define("Sum", x => x.Sum(), (x, y, yBar) => (yBar / x.Length).BroadcastTo(x.Shape)),
        sinOfThree = CustomOperation.Define("SinOf3X", x => (3 * x).Sin(), (x, y, yBar) => (3 * x).Cos() * yBar),
        expIgnoring = CustomOperation.Define("Exp", x => x.Exp(), (x, y, yBar) => y),
        expSquaring = CustomOperation.Define("Exp", x => x.Exp(), (x, y, yBar) => y * yBar * yBar),

        // x Φ(x) with 1/√(2π) cut to 0.398942, as real libraries have it.
        gelu = CustomOperation.Define("Gelu", x => x.Gelu(), (x, y, yBar) => ((y / x) + (0.398942 * x * (-0.5 * x * x).Exp())) * yBar);

    public static IEnumerable<WrongGradient> Plants =>
    [
        new("sign flipped", "Cos", [Numbers.Of([7])], x => cos.Apply(x[0]), At.Everywhere),
        new("factor 2 lost", "Square", [Numbers.Of([50])], x => square.Apply(x[0]), At.Everywhere),
        new("twice the gradient", "Sqrt", [Numbers.Between(0.5, 2, [64])], x => sqrt.Apply(x[0]), At.Everywhere),
        new("half the gradient", "SquaredError", [Numbers.Of([16]), Numbers.Of([16], seed: 1)], x => squaredError.Apply(x), At.Everywhere),
        new("factor 1/N lost", "Mean", [Numbers.Of([1000])], x => mean.Apply(x[0]), At.Everywhere),
        new("factor 1/N too many", "Sum", [Numbers.Of([64])], x => sum.Apply(x[0]), At.Everywhere),
        new("chain factor forgotten", "SinOf3X", [Numbers.Of([20])], x => sinOfThree.Apply(x[0]), At.Everywhere),
        new("cotangent ignored", "Exp", [Numbers.Of([30])], x => expIgnoring.Apply(x[0]), At.Everywhere),
        new("cotangent squared", "Exp", [Numbers.Of([30])], x => expSquaring.Apply(x[0]), At.Everywhere),
        new("a constant of six digits", "Gelu", [Numbers.Between(0.5, 2, [40])], x => gelu.Apply(x[0]), At.Everywhere),
        new("one number, sign flipped", "Cos", [Tensor.Scalar(0.75, DType.Float64)], x => cos.Apply(x[0]), At.Everywhere),
    ];
}
