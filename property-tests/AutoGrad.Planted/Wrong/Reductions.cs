namespace AutoGrad.Planted.Wrong;

/// <summary>Parts of a gradient that go through a sum, forgotten.</summary>
sealed class Reductions : IWrongGradients
{
    static readonly CustomOperation
        centre = CustomOperation.Define("Centre", x => x - x.Mean(), (x, y, yBar) => yBar),
        softmax = CustomOperation.Define("Softmax", x => x.Softmax(1), (x, y, yBar) => y * (1 - y) * yBar),
        standardize = CustomOperation.Define(
            "Standardize", x => (x - x.Mean(1, keepDims: true)) / x.Std(1, keepDims: true), (x, y, yBar) => (yBar - yBar.Mean(1, keepDims: true)) / x.Std(1, keepDims: true)),
        variance = CustomOperation.Define("Variance", x => x.Var(), (x, y, yBar) => 2 * (x - x.Mean()) / x.Length * yBar),
        norm = CustomOperation.Define("Norm", x => x.Norm(), (x, y, yBar) => x * yBar),
        product = CustomOperation.Define("Product", x => x.Prod(), (x, y, yBar) => y / x * yBar);

    public static IEnumerable<WrongGradient> Plants =>
    [
        new("mean not taken into account", "Centre", [Numbers.Of([256])], x => centre.Apply(x[0]), At.Everywhere),
        new("only the diagonal of softmax", "Softmax", [Numbers.Of([4, 10])], x => softmax.Apply(x[0]), At.Everywhere),
        new("deviation taken for a constant", "Standardize", [Numbers.Of([6, 32])], x => standardize.Apply(x[0]), At.Everywhere),
        new("n in place of n - 1", "Variance", [Numbers.Of([1500])], x => variance.Apply(x[0]), At.Everywhere),
        new("norm that is not divided by", "Norm", [Numbers.Of([20])], x => norm.Apply(x[0]), At.Everywhere),
        new("product divided by a zero", "Product", [Tensor.From([1.5, -2.0, 0.0, 0.5])], x => product.Apply(x[0]), At.Places(2)),
    ];
}
