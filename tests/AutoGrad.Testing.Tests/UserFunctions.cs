namespace AutoGrad.Testing.Tests;

/// <summary>−(1 − pₜ)^γ log pₜ on a logit and a target in {0, 1} (Lin et al., Focal Loss for Dense Object Detection, 2017).</summary>
public readonly struct FocalTerm(double gamma) : IBinaryFunction<FocalTerm>
{
    readonly double gamma = gamma;

    public static IReadOnlyList<FocalTerm> Samples => [new(0.5), new(2)];

    public static IReadOnlyList<Domain> Domains(FocalTerm f) => [Domain.Closed(-8, 8), Domain.Open(0.6, 1)];

    public V Value<V>(V logit, V target) where V : IReal<V>
    {
        // 1 − p and log p of a sigmoid near 1, without the cancellation of 1 − p.
        V rest = 1 / (1 + V.Exp(logit));
        return target * V.Pow(rest, gamma) * V.Log1p(V.Exp(-logit));
    }

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"gamma {gamma}");
}

/// <summary>a·b + c.</summary>
public readonly struct MultiplyAdd : ITernaryFunction<MultiplyAdd>
{
    public V Value<V>(V a, V b, V c) where V : IReal<V> => (a * b) + c;
}

/// <summary>a·b, with the derivatives of dual numbers: that by a is 1·b + a·0, a zero of another sign than b where both are −0 and +0.</summary>
public readonly struct Product : IBinaryFunction<Product>
{
    public V Value<V>(V a, V b) where V : IReal<V> => a * b;
}

/// <summary>x³ with the derivative 2x², right only where x is 0.</summary>
public readonly struct WrongCube : IUnaryFunction<WrongCube>
{
    public V Value<V>(V x) where V : IReal<V> => x * x * x;

    public static V Derivative<V>(WrongCube f, V x, V y) where V : IReal<V> => 2 * x * x;
}

/// <summary>The larger of x and 0, scaled; declares the wrong derivative at its kink.</summary>
public readonly struct WrongKink(double slope) : IUnaryFunction<WrongKink>
{
    readonly double slope = slope;

    public static IReadOnlyList<WrongKink> Samples => [new(1), new(3)];

    public static IReadOnlyList<Kink> Kinks(WrongKink f) => [new Kink(at: 0, derivative: f.slope)];

    public V Value<V>(V x) where V : IReal<V> => V.Where(V.LessOrEqual(x, 0), 0 * x, slope * x);

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"slope {slope}");
}

/// <summary>A function that says nothing of its number of operands.</summary>
public readonly struct Nullary : IFunction<Nullary>;
