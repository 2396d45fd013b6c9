namespace AutoGrad.Planted.Wrong;

/// <summary>The wrong value kept for the backward rule, or none.</summary>
sealed class Saved : IWrongGradients
{
    static readonly CustomOperation
        product = CustomOperation.Define("Product", x => x[0] * x[1], (x, y, yBar) => [yBar * x[0], yBar * x[0]]),
        tanh = CustomOperation.Define("Tanh", x => x.Tanh(), (x, y, yBar) => (1 - x.Square()) * yBar),
        productOfDifferent = CustomOperation.Define(
            "Product", x => x[0] * x[1], (x, y, yBar) => [yBar * x[1], AreEqual(x[0], x[1]) ? null : yBar * x[0]]),
        multiplyAdd = CustomOperation.Define("MultiplyAdd", x => (x[0] * x[1]) + x[2], (x, y, yBar) => [yBar * x[1], yBar * x[0], 2 * yBar]),
        stale = new StaleSquare();

    public static IEnumerable<WrongGradient> Plants =>
    [
        new("wrong operand saved", "Product", [Numbers.Of([40]), Numbers.Of([40], seed: 1)], x => product.Apply(x), At.Operand(0)),
        new("operand saved for the result", "Tanh", [Numbers.Between(0.3, 2, [25])], x => tanh.Apply(x[0]), At.Everywhere),
        new("stale buffer", "StaleSquare", [Numbers.Of([30])], x => stale.Apply(x[0]) + stale.Apply(2 * x[0]), At.Everywhere),
        new("operand used twice", "Product", [Numbers.Of([15])], x => productOfDifferent.Apply(x[0], x[0]), At.Everywhere),
        new("one operand of three", "MultiplyAdd", [Numbers.Of([6]), Numbers.Of([6], seed: 1), Numbers.Of([6], seed: 2)], x => multiplyAdd.Apply(x), At.Operand(2)),
        new("nothing recorded", "", [Numbers.Of([5])], x => x[0].Detach().Square(), At.Everywhere),
        new("one factor detached", "", [Numbers.Of([5])], x => x[0] * x[0].Detach(), At.Everywhere),
    ];

    static bool AreEqual(Tensor a, Tensor b) => a.AsSpan<double>().SequenceEqual(b.AsSpan<double>());
}
