namespace AutoGrad.Planted.Wrong;

/// <summary>Errors that hide behind a tolerance, a sum or a small gradient.</summary>
sealed class SmallErrors : IWrongGradients
{
    static readonly CustomOperation
        exp = CustomOperation.Define("Exp", x => x.Exp(), (x, y, yBar) => (y + Tamper.All(x, 0, (10, 0.01), (150, -0.01))) * yBar),
        square = CustomOperation.Define("Square", x => x * x, (x, y, yBar) => 2 * x * yBar.IndexSelect(0, Tensor.From([0, 6, 2, 3, 4, 5, 1, 7]))),
        sine = CustomOperation.Define("Sin", x => x.Sin(), (x, y, yBar) => Tamper.Scale(x.Cos() * yBar, 4321, -1)),
        tiny = CustomOperation.Define("ScaledSin", x => 1e-9 * x.Sin(), (x, y, yBar) => -1e-9 * x.Cos() * yBar);

    public static IEnumerable<WrongGradient> Plants =>
    [
        new("errors that cancel in a sum", "Exp", [Numbers.Of([200])], x => exp.Apply(x[0]), At.Places(10, 150)),
        new("adjoints of two elements swapped", "Square", [Numbers.Of([8])], x => square.Apply(x[0]), At.Places(1, 6)),
        OffBy(1e-3),
        OffBy(1e-5),
        OffBy(1e-7),
        new("one sign in a mean over 10000", "Sin", [Numbers.Of([10_000])], x => sine.Apply(x[0]).Mean(), At.Places(4321)),
        new("a gradient of 1e-9 with the wrong sign", "ScaledSin", [Numbers.Of([20])], x => tiny.Apply(x[0]), At.Everywhere),
    ];

    static WrongGradient OffBy(double error)
    {
        CustomOperation sine = CustomOperation.Define("Sin", x => x.Sin(), (x, y, yBar) => (1 + error) * x.Cos() * yBar);
        return new(FormattableString.Invariant($"relative error {error:0e-0}"), "Sin", [Numbers.Of([100])], x => sine.Apply(x[0]), At.Everywhere);
    }
}
