namespace AutoGrad;

/// <summary>
/// An expression that prints itself as mathematics: evaluate a function at <c>Formula.Variable("x")</c> and read the result, for
/// example <c>1 / (1 + exp(-x))</c>. Over <see cref="Dual{V}"/> it prints derivatives.
/// </summary>
/// <remarks>
/// Only what makes a derivative readable is simplified: numbers are added up, x·1, x + 0, 0·x and −−x vanish, a minus sign moves out of
/// products and quotients. Nothing else is rearranged, so that the formula shows the function as it is written.
/// </remarks>
public sealed partial class Formula : IReal<Formula>
{
    readonly Kind _kind;
    readonly string _name;
    readonly double _number;
    readonly Formula[] _operands;
    readonly string[] _variables;

    Formula(Kind kind, string name, params ReadOnlySpan<Formula> operands)
    {
        _kind = kind;
        _name = name;
        _operands = operands.ToArray();
        _variables = kind == Kind.Variable ? [name] : [];
        foreach (Formula operand in operands)
            _variables = Union(_variables, operand._variables);
    }

    Formula(double number) : this(Kind.Number, "") => _number = number;

    /// <summary>The variable <paramref name="name"/>.</summary>
    public static Formula Variable(string name) => new(Kind.Variable, name);

    /// <summary>The names of the variables that occur, in alphabetical order.</summary>
    public IReadOnlyCollection<string> Variables => Array.AsReadOnly(_variables);

    /// <summary>Whether <paramref name="variable"/> occurs in the formula. What a simplification removed does not occur.</summary>
    public bool Mentions(string variable) => Array.IndexOf(_variables, variable) >= 0;

    /// <summary>Whether the formula is the number 1.</summary>
    internal bool IsOne => Is(1);

    /// <summary>The constant <paramref name="value"/>.</summary>
    public static implicit operator Formula(double value) => new(value);

    /// <summary>-a.</summary>
    public static Formula operator -(Formula a) =>
        a._kind == Kind.Number ? new(-a._number)
        : a._kind == Kind.Negation ? a._operands[0]
        : new(Kind.Negation, "-", a);

    /// <summary>a + b.</summary>
    public static Formula operator +(Formula a, Formula b) =>
        BothNumbers(a, b) ? new(a._number + b._number)
        : a.Is(0) ? b
        : b.Is(0) ? a
        : b._kind == Kind.Negation ? a - b._operands[0]
        : a._kind == Kind.Negation ? b - a._operands[0]
        : new(Kind.Sum, "+", a, b);

    /// <summary>a - b.</summary>
    public static Formula operator -(Formula a, Formula b) =>
        BothNumbers(a, b) ? new(a._number - b._number)
        : a.Is(0) ? -b
        : b.Is(0) ? a
        : b._kind == Kind.Negation ? a + b._operands[0]
        : new(Kind.Difference, "-", a, b);

    /// <summary>a·b.</summary>
    public static Formula operator *(Formula a, Formula b) =>
        BothNumbers(a, b) ? new(a._number * b._number)
        : a.Is(0) || b.Is(0) ? new(0)
        : a.Is(1) ? b
        : b.Is(1) ? a
        : a.Is(-1) ? -b
        : b.Is(-1) ? -a
        : a._kind == Kind.Negation ? -(a._operands[0] * b)
        : b._kind == Kind.Negation ? -(a * b._operands[0])
        : b._kind == Kind.Number ? b * a
        : new(Kind.Product, "·", a, b);

    /// <summary>a / b.</summary>
    public static Formula operator /(Formula a, Formula b) =>
        BothNumbers(a, b) && a._number % b._number == 0 ? new(a._number / b._number)
        : a.Is(0) ? a
        : b.Is(1) ? a
        : a._kind == Kind.Negation ? -(a._operands[0] / b)
        : b._kind == Kind.Negation ? -(a / b._operands[0])
        : new(Kind.Quotient, "/", a, b);

    /// <summary>√x.</summary>
    public static Formula Sqrt(Formula x) => new(Kind.Root, "√", x);

    /// <summary>a^b.</summary>
    public static Formula Pow(Formula a, Formula b) => b.Is(1) ? a : new(Kind.Power, "^", a, b);

    /// <summary>|x|.</summary>
    public static Formula Abs(Formula x) => new(Kind.Bracket, "||", x);

    /// <summary>⌊x⌋.</summary>
    public static Formula Floor(Formula x) => new(Kind.Bracket, "⌊⌋", x);

    /// <summary>⌈x⌉.</summary>
    public static Formula Ceiling(Formula x) => new(Kind.Bracket, "⌈⌉", x);

    /// <summary>a &gt; b.</summary>
    public static Formula Greater(Formula a, Formula b) => new(Kind.Comparison, ">", a, b);

    /// <summary>a ≥ b.</summary>
    public static Formula GreaterOrEqual(Formula a, Formula b) => new(Kind.Comparison, "≥", a, b);

    /// <summary>a &lt; b.</summary>
    public static Formula Less(Formula a, Formula b) => new(Kind.Comparison, "<", a, b);

    /// <summary>a ≤ b.</summary>
    public static Formula LessOrEqual(Formula a, Formula b) => new(Kind.Comparison, "≤", a, b);

    /// <summary>a = b.</summary>
    public static Formula Equal(Formula a, Formula b) => new(Kind.Comparison, "=", a, b);

    /// <summary>a and b.</summary>
    public static Formula And(Formula a, Formula b) => new(Kind.Conjunction, "and", a, b);

    /// <summary>a or b.</summary>
    public static Formula Or(Formula a, Formula b) => new(Kind.Disjunction, "or", a, b);

    /// <summary>not mask.</summary>
    public static Formula Not(Formula mask) => mask._kind == Kind.Inversion ? mask._operands[0] : new(Kind.Inversion, "not", mask);

    /// <summary>mask ? a : b.</summary>
    public static Formula Where(Formula mask, Formula a, Formula b) =>
        BothNumbers(a, b) && a._number.Equals(b._number) ? a : new(Kind.Choice, "?", mask, a, b);

    /// <summary>The names of two sorted lists, sorted; one of the two itself where it has all of them, as most formulas name what a part of them names.</summary>
    static string[] Union(string[] a, string[] b)
    {
        string[] missing = Array.FindAll(b, name => Array.IndexOf(a, name) < 0);
        if (missing.Length == 0)
            return a;
        if (a.Length == 0)
            return b;
        string[] all = [.. a, .. missing];
        Array.Sort(all, StringComparer.Ordinal);
        return all;
    }

    bool Is(double number) => _kind == Kind.Number && _number == number;

    static bool BothNumbers(Formula a, Formula b) => a._kind == Kind.Number && b._kind == Kind.Number;

    enum Kind
    {
        Number,
        Variable,
        Call,
        Bracket,
        Root,
        Power,
        Product,
        Quotient,
        Negation,
        Sum,
        Difference,
        Comparison,
        Inversion,
        Conjunction,
        Disjunction,
        Choice,
    }
}
