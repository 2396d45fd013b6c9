namespace AutoGrad.Planted.Wrong;

/// <summary>Derivatives that are wrong only for some values.</summary>
sealed class Regions : IWrongGradients
{
    public static IEnumerable<WrongGradient> Plants =>
    [
        new("only for negative numbers", nameof(WrongNegativeSlope), [Numbers.Of([41])], x => x[0].Map(new WrongNegativeSlope()), At.Values(x => x < 0)),
        new("only above a threshold", nameof(SaturatesEarly), [Numbers.Between(-4, 4, [60])], x => x[0].Map(new SaturatesEarly()), At.Values(x => x > 2)),
        new("clamp that lets all through", nameof(ClampLetsThrough), [Numbers.Between(-2, 2, [30])], x => x[0].Map(new ClampLetsThrough()), At.Values(x => Math.Abs(x) > 1)),
        new("wrong value at a kink", nameof(WrongAtItsKink), [Tensor.From([-1.0, 0.0, 2.0])], x => x[0].Map(new WrongAtItsKink()), At.Places(1)),
        new("shortcut near zero", nameof(ShortcutNearZero), [Tensor.From([-0.5, 0.0008, 0.25])], x => x[0].Map(new ShortcutNearZero()), At.Places(1)),
        new("slope beyond a corner", nameof(SteepBeyondTheCorner), [Numbers.Between(-3, 3, [45])], x => x[0].Map(new SteepBeyondTheCorner()), At.Values(x => Math.Abs(x) > 1)),
    ];
}
