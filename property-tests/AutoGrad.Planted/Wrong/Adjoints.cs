namespace AutoGrad.Planted.Wrong;

/// <summary>Rules that are right for usual adjoints, and not linear in them, or not twice the same.</summary>
sealed class Adjoints : IWrongGradients
{
    static readonly CustomOperation
        clipped = CustomOperation.Define("Triple", x => 3 * x, (x, y, yBar) => 3 * yBar.Clamp(-100, 100)),
        shifted = CustomOperation.Define("Triple", x => 3 * x, (x, y, yBar) => 3 * (yBar + 1e-12)),
        divided = CustomOperation.Define("Triple", x => 3 * x, (x, y, yBar) => 3 * yBar.Square() / yBar),
        consuming = new ConsumingSquare();

    public static IEnumerable<WrongGradient> Plants =>
    [
        new("adjoint clipped at 100", "Triple", [Numbers.Of([12])], x => clipped.Apply(x[0]).Sin(), At.Everywhere),
        new("adjoint with 1e-12 added", "Triple", [Numbers.Of([12])], x => shifted.Apply(x[0]).Sin(), At.Everywhere),
        new("adjoint divided by itself", "Triple", [Numbers.Of([12])], x => divided.Apply(x[0]).Sin(), At.Everywhere),
        new("buffer used up by the first pass", "ConsumingSquare", [Numbers.Of([12])], x => consuming.Apply(x[0]).Exp(), At.Everywhere),
    ];
}
