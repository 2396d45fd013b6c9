namespace AutoGrad;

// Everything that is written as a name and its operands in parentheses.
public sealed partial class Formula
{
    /// <summary>exp(x).</summary>
    public static Formula Exp(Formula x) => Call("exp", x);

    /// <summary>expm1(x).</summary>
    public static Formula Expm1(Formula x) => Call("expm1", x);

    /// <summary>log(x).</summary>
    public static Formula Log(Formula x) => Call("log", x);

    /// <summary>log2(x).</summary>
    public static Formula Log2(Formula x) => Call("log2", x);

    /// <summary>log10(x).</summary>
    public static Formula Log10(Formula x) => Call("log10", x);

    /// <summary>log1p(x).</summary>
    public static Formula Log1p(Formula x) => Call("log1p", x);

    /// <summary>a·sigmoid(x).</summary>
    public static Formula SigmoidTimes(Formula a, Formula x) => a * Call("sigmoid", x);

    /// <summary>log1p(exp(x)).</summary>
    public static Formula Softplus(Formula x) => Log1p(Exp(x));

    /// <summary>sin(x).</summary>
    public static Formula Sin(Formula x) => Call("sin", x);

    /// <summary>cos(x).</summary>
    public static Formula Cos(Formula x) => Call("cos", x);

    /// <summary>tan(x).</summary>
    public static Formula Tan(Formula x) => Call("tan", x);

    /// <summary>asin(x).</summary>
    public static Formula Asin(Formula x) => Call("asin", x);

    /// <summary>acos(x).</summary>
    public static Formula Acos(Formula x) => Call("acos", x);

    /// <summary>atan(x).</summary>
    public static Formula Atan(Formula x) => Call("atan", x);

    /// <summary>sinh(x).</summary>
    public static Formula Sinh(Formula x) => Call("sinh", x);

    /// <summary>cosh(x).</summary>
    public static Formula Cosh(Formula x) => Call("cosh", x);

    /// <summary>tanh(x).</summary>
    public static Formula Tanh(Formula x) => Call("tanh", x);

    /// <summary>asinh(x).</summary>
    public static Formula Asinh(Formula x) => Call("asinh", x);

    /// <summary>acosh(x).</summary>
    public static Formula Acosh(Formula x) => Call("acosh", x);

    /// <summary>atanh(x).</summary>
    public static Formula Atanh(Formula x) => Call("atanh", x);

    /// <summary>erf(x).</summary>
    public static Formula Erf(Formula x) => Call("erf", x);

    /// <summary>erfc(x).</summary>
    public static Formula Erfc(Formula x) => Call("erfc", x);

    /// <summary>sign(x).</summary>
    public static Formula Sign(Formula x) => Call("sign", x);

    /// <summary>round(x).</summary>
    public static Formula Round(Formula x) => Call("round", x);

    /// <summary>2^x.</summary>
    public static Formula Exp2(Formula x) => new(Kind.Power, "^", 2, x);

    /// <summary>log |Γ(x)|, printed as lgamma(x).</summary>
    public static Formula LogGamma(Formula x) => Call("lgamma", x);

    /// <summary>ψ(x), ψ′(x), ψ″(x), ψ⁽³⁾(x) …</summary>
    public static Formula Polygamma(int order, Formula x) => Call("ψ" + Order(order), x);

    /// <summary>atan2(y, x).</summary>
    public static Formula Atan2(Formula y, Formula x) => Call("atan2", y, x);

    /// <summary>min(a, b).</summary>
    public static Formula Min(Formula a, Formula b) => Call("min", a, b);

    /// <summary>max(a, b).</summary>
    public static Formula Max(Formula a, Formula b) => Call("max", a, b);

    static Formula Call(string name, params ReadOnlySpan<Formula> operands) => new(Kind.Call, name, operands);

    static string Order(int order) => order switch
    {
        0 => "",
        1 => "′",
        2 => "″",
        _ => "⁽" + string.Concat($"{order}".Select(digit => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0'])) + "⁾",
    };
}
