using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>What a reduction combines: a function of each element, and of one number for the line that it stands in.</summary>
internal interface ITerm
{
    /// <summary>Whether the function is so long that several copies of it would not fit into a loop; it then takes more time than the combining.</summary>
    static abstract bool IsLong { get; }

    /// <summary>The term for an element x; <paramref name="centre"/> is the number of its line, such as its mean.</summary>
    V Of<V>(V x, V centre) where V : IReal<V>;
}

/// <summary>x.</summary>
internal readonly struct Itself : ITerm
{
    public static bool IsLong => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Of<V>(V x, V centre) where V : IReal<V> => x;
}

/// <summary>|x|.</summary>
internal readonly struct Magnitude : ITerm
{
    public static bool IsLong => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Of<V>(V x, V centre) where V : IReal<V> => V.Abs(x);
}

/// <summary>x².</summary>
internal readonly struct Squared : ITerm
{
    public static bool IsLong => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Of<V>(V x, V centre) where V : IReal<V> => x * x;
}

/// <summary>(x − c)².</summary>
internal readonly struct SquaredDeviation : ITerm
{
    public static bool IsLong => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Of<V>(V x, V centre) where V : IReal<V>
    {
        V deviation = x - centre;
        return deviation * deviation;
    }
}

/// <summary>e^(x − c).</summary>
internal readonly struct ShiftedExp : ITerm
{
    public static bool IsLong => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Of<V>(V x, V centre) where V : IReal<V> => V.Exp(x - centre);
}

/// <summary>|x/c|ᵖ.</summary>
internal readonly struct ScaledPower(double p) : ITerm
{
    public static bool IsLong => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Of<V>(V x, V centre) where V : IReal<V>
    {
        V ratio = V.Abs(x / centre);
        return p == 2 ? ratio * ratio : V.Pow(ratio, p);
    }
}

/// <summary>x − c.</summary>
internal readonly struct Deviation : ITerm
{
    public static bool IsLong => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Of<V>(V x, V centre) where V : IReal<V> => x - centre;
}
