namespace AutoGrad.Planted.Wrong;

/// <summary>max(x, x/100) with the slope 1/10 for negative x.</summary>
readonly struct WrongNegativeSlope : IUnaryFunction<WrongNegativeSlope>
{
    public V Value<V>(V x) where V : IReal<V> => V.Where(V.Greater(x, 0), x, 0.01 * x);

    public static V Derivative<V>(WrongNegativeSlope f, V x, V y) where V : IReal<V> => V.Where(V.Greater(x, 0), 1, 0.1);
}

/// <summary>log(1 + eˣ) with the slope 1 above 2, where it is 0.88 and more.</summary>
readonly struct SaturatesEarly : IUnaryFunction<SaturatesEarly>
{
    public V Value<V>(V x) where V : IReal<V> => V.Log(1 + V.Exp(x));

    public static V Derivative<V>(SaturatesEarly f, V x, V y) where V : IReal<V> => V.Where(V.Greater(x, 2), 1, 1 / (1 + V.Exp(-x)));
}

/// <summary>min(max(x, −1), 1) with the slope 1 everywhere.</summary>
readonly struct ClampLetsThrough : IUnaryFunction<ClampLetsThrough>
{
    public V Value<V>(V x) where V : IReal<V> => V.Min(V.Max(x, -1), 1);

    public static V Derivative<V>(ClampLetsThrough f, V x, V y) where V : IReal<V> => 1;
}

/// <summary>|x| with the slope 3 at 0.</summary>
readonly struct WrongAtItsKink : IUnaryFunction<WrongAtItsKink>
{
    public V Value<V>(V x) where V : IReal<V> => V.Abs(x);

    public static V Derivative<V>(WrongAtItsKink f, V x, V y) where V : IReal<V> => V.Where(V.Greater(x, 0), 1, V.Where(V.Less(x, 0), -1, 3));
}

/// <summary>eˣ − 1 with the slope 1 near 0, where it is 1 + x.</summary>
readonly struct ShortcutNearZero : IUnaryFunction<ShortcutNearZero>
{
    public V Value<V>(V x) where V : IReal<V> => V.Exp(x) - 1;

    public static V Derivative<V>(ShortcutNearZero f, V x, V y) where V : IReal<V> => V.Where(V.Less(V.Abs(x), 0.001), 1, V.Exp(x));
}

/// <summary>Huber's loss with the slope of the parabola beyond its corner at 1.</summary>
readonly struct SteepBeyondTheCorner : IUnaryFunction<SteepBeyondTheCorner>
{
    public V Value<V>(V x) where V : IReal<V> => V.Where(V.Less(V.Abs(x), 1), 0.5 * x * x, V.Abs(x) - 0.5);

    public static V Derivative<V>(SteepBeyondTheCorner f, V x, V y) where V : IReal<V> => x;
}
