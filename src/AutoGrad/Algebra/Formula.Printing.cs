using System.Globalization;

namespace AutoGrad;

// Parentheses stand only where the expression would read differently without them.
public sealed partial class Formula
{
    /// <summary>The formula as text.</summary>
    public override string ToString() => _kind switch
    {
        Kind.Number => NumberText(_number),
        Kind.Variable => _name,
        Kind.Call => $"{_name}({string.Join(", ", _operands)})",
        Kind.Bracket => $"{_name[0]}{_operands[0]}{_name[1]}",
        Kind.Root => $"√{Operand(0, Strength.Atom)}",
        Kind.Power => PowerText(),
        Kind.Product when IsSquare => $"{Operand(0, Strength.Atom)}²",
        Kind.Product => $"{Operand(0, Strength.Product)}·{Operand(1, Strength.Product)}",
        Kind.Quotient => $"{Operand(0, Strength.Product)} / {Operand(1, Strength.Power)}",
        Kind.Negation => $"-{Operand(0, Strength.Quotient)}",
        Kind.Sum => $"{Operand(0, Strength.Sum)} + {Operand(1, Strength.Quotient)}",
        Kind.Difference => $"{Operand(0, Strength.Sum)} - {Operand(1, Strength.Quotient)}",
        Kind.Comparison => $"{Operand(0, Strength.Sum)} {_name} {Operand(1, Strength.Sum)}",
        Kind.Inversion => $"not {Operand(0, Strength.Atom)}",
        Kind.Conjunction => $"{Operand(0, Strength.Conjunction)} and {Operand(1, Strength.Conjunction)}",
        Kind.Disjunction => $"{Operand(0, Strength.Disjunction)} or {Operand(1, Strength.Disjunction)}",
        _ => $"{Operand(0, Strength.Disjunction)} ? {Operand(1, Strength.Disjunction)} : {Operand(2, Strength.Choice)}",
    };

    // How tightly the printed form holds together. A quotient holds less than a product: "2·x / y", but "(x / y)·z".
    enum Strength
    {
        Choice,
        Disjunction,
        Conjunction,
        Comparison,
        Sum,
        Quotient,
        Product,
        Power,
        Atom,
    }

    Strength Holds => _kind switch
    {
        Kind.Number when _number < 0 => Strength.Sum,
        Kind.Number or Kind.Variable or Kind.Call or Kind.Bracket or Kind.Root => Strength.Atom,
        Kind.Power => Strength.Power,
        Kind.Product => IsSquare ? Strength.Power : Strength.Product,
        Kind.Quotient => Strength.Quotient,
        Kind.Negation or Kind.Sum or Kind.Difference => Strength.Sum,
        Kind.Comparison or Kind.Inversion => Strength.Comparison,
        Kind.Conjunction => Strength.Conjunction,
        Kind.Disjunction => Strength.Disjunction,
        _ => Strength.Choice,
    };

    bool IsSquare => _kind == Kind.Product && Same(_operands[0], _operands[1]);

    string Operand(int index, Strength needed)
    {
        Formula operand = _operands[index];
        return operand.Holds < needed ? $"({operand})" : operand.ToString();
    }

    string PowerText()
    {
        Formula exponent = _operands[1];
        if (exponent.Is(2)) return $"{Operand(0, Strength.Atom)}²";
        if (exponent.Is(3)) return $"{Operand(0, Strength.Atom)}³";
        return $"{Operand(0, Strength.Atom)}^{Operand(1, Strength.Atom)}";
    }

    static bool Same(Formula a, Formula b) =>
        ReferenceEquals(a, b) || (a._kind == Kind.Variable && b._kind == Kind.Variable && a._name == b._name);

    static string NumberText(double number) => number switch
    {
        Math.PI => "π",
        Math.PI / 2 => "(π/2)",
        Math.E => "e",
        0.69314718055994531 => "log(2)",
        1.4142135623730951 => "√2",
        0.70710678118654757 => "(1/√2)",
        1.1283791670955126 => "(2/√π)",
        0.79788456080286541 => "√(2/π)",
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "-∞",
        _ => number.ToString("R", CultureInfo.InvariantCulture),
    };
}
