namespace AutoGrad.PropertyTests;

/// <summary>x² with the sign of its derivative flipped.</summary>
internal readonly struct SignFlipped : IUnaryFunction<SignFlipped>
{
    public V Value<V>(V x) where V : IReal<V> => x * x;

    public static V Derivative<V>(SignFlipped f, V x, V y) where V : IReal<V> => -2 * x;
}

/// <summary>x² whose derivative has lost the factor 2.</summary>
internal readonly struct FactorLost : IUnaryFunction<FactorLost>
{
    public V Value<V>(V x) where V : IReal<V> => x * x;

    public static V Derivative<V>(FactorLost f, V x, V y) where V : IReal<V> => x;
}

/// <summary>a · b whose derivative by a reads a.</summary>
internal readonly struct WrongOperandSaved : IBinaryFunction<WrongOperandSaved>
{
    public V Value<V>(V a, V b) where V : IReal<V> => a * b;

    public static V DerivativeA<V>(WrongOperandSaved f, V a, V b, V y) where V : IReal<V> => a;

    public static V DerivativeB<V>(WrongOperandSaved f, V a, V b, V y) where V : IReal<V> => a;
}

/// <summary>eˣ whose derivative is wrong by one part in a million, and only for negative x.</summary>
internal readonly struct SlightlyWrong : IUnaryFunction<SlightlyWrong>
{
    public V Value<V>(V x) where V : IReal<V> => V.Exp(x);

    public static V Derivative<V>(SlightlyWrong f, V x, V y) where V : IReal<V> => V.Where(V.Less(x, 0), y * 1.000001, y);
}

/// <summary>√(x²) with 0/0 as its derivative at 0, and a domain that says nothing of it.</summary>
internal readonly struct NaNReturned : IUnaryFunction<NaNReturned>
{
    public V Value<V>(V x) where V : IReal<V> => V.Sqrt(x * x);

    public static V Derivative<V>(NaNReturned f, V x, V y) where V : IReal<V> => x / y;
}

/// <summary>A maximum with 0 that takes NaN for smaller than 0.</summary>
internal readonly struct NaNSwallowed : IUnaryFunction<NaNSwallowed>
{
    public static IReadOnlyList<Kink> Kinks(NaNSwallowed f) => [new Kink(at: 0, derivative: 0)];

    public V Value<V>(V x) where V : IReal<V> => V.Where(V.Greater(x, 0), x, 0);

    public static V Derivative<V>(NaNSwallowed f, V x, V y) where V : IReal<V> => V.Where(V.Greater(x, 0), 1, 0);
}

/// <summary>|x| that declares 0 as its derivative at 0 and returns 1.</summary>
internal readonly struct WrongKinkValue : IUnaryFunction<WrongKinkValue>
{
    public static IReadOnlyList<Kink> Kinks(WrongKinkValue f) => [new Kink(at: 0, derivative: 0)];

    public V Value<V>(V x) where V : IReal<V> => V.Abs(x);

    public static V Derivative<V>(WrongKinkValue f, V x, V y) where V : IReal<V> => V.Where(V.GreaterOrEqual(x, 0), 1, V.Where(V.Less(x, 0), -1, x));
}

/// <summary>x² that declares a kink where there is none.</summary>
internal readonly struct KinkInvented : IUnaryFunction<KinkInvented>
{
    public static IReadOnlyList<Kink> Kinks(KinkInvented f) => [new Kink(at: 0, derivative: 0)];

    public V Value<V>(V x) where V : IReal<V> => x * x;
}

/// <summary>(1 + x) − 1, which is x but for the digits that are lost.</summary>
internal readonly struct DigitsLost : IUnaryFunction<DigitsLost>
{
    public V Value<V>(V x) where V : IReal<V> => (1 + x) - 1;
}

/// <summary>x, but a little more in registers of one width.</summary>
internal readonly struct RegisterOfItsOwn : IUnaryFunction<RegisterOfItsOwn>
{
    public V Value<V>(V x) where V : IReal<V> => typeof(V) == typeof(Lanes256<double>) ? x * (1 + 1e-15) : x;
}

/// <summary>A tangent by its formula, and x·e⁻ˣ by its values: it tends to 0 but is ∞ · 0 in the end.</summary>
internal readonly struct LimitMissed : IUnaryFunction<LimitMissed>
{
    public V Value<V>(V x) where V : IReal<V> => typeof(V) == typeof(Formula) ? V.Tanh(x) : x * V.Exp(-x);
}

/// <summary>A tangent by its formula, and by its values 1 at 0 and x beside it.</summary>
internal readonly struct ZeroApart : IUnaryFunction<ZeroApart>
{
    public V Value<V>(V x) where V : IReal<V> => typeof(V) == typeof(Formula) ? V.Tanh(x) : V.Where(V.Equal(x, 0), 1, V.Max(V.Min(x, 1), -1));
}

/// <summary>The exponential with waves on it, in the loops only.</summary>
internal readonly struct Wavy : IUnaryFunction<Wavy>
{
    public V Value<V>(V x) where V : IReal<V> => typeof(V) == typeof(Scalar<float>) ? V.Exp(x) * (1 + 1e-6 * V.Sin(1e6 * x)) : V.Exp(x);
}
