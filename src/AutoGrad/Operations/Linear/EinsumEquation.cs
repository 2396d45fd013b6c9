namespace AutoGrad.Operations;

/// <summary>
/// An equation of Einstein's summation convention, such as <c>ij,jk->ik</c>, with a label for every axis of its operands: the letter in the equation, or
/// for the axes that an ellipsis stands for one that no letter has, the same for axes that align at the end.
/// </summary>
internal sealed class EinsumEquation
{
    /// <summary>The label of the innermost axis under an ellipsis; the next outer one follows.</summary>
    const char FirstHidden = '\uE000';

    const string Ellipsis = "...";

    EinsumEquation(string[] operands, string result)
    {
        Operands = operands;
        Result = result;
    }

    /// <summary>The labels of each operand's axes.</summary>
    public string[] Operands { get; }

    /// <summary>The labels of the result's axes.</summary>
    public string Result { get; }

    /// <summary>Whether a label is that of an axis under an ellipsis, along which operands broadcast.</summary>
    public static bool IsHidden(char label) => label >= FirstHidden;

    /// <exception cref="ShapeException">The equation is not one, or does not fit the operands.</exception>
    public static EinsumEquation Parse(string equation, ReadOnlySpan<Tensor> operands)
    {
        string text = equation.Replace(" ", "", StringComparison.Ordinal);
        string[] sides = text.Split("->");
        string[] terms = sides[0].Split(',');
        if (sides.Length > 2)
            throw Error(equation, "it has more than one arrow");
        if (terms.Length != operands.Length)
            throw Error(equation, $"it names {terms.Length} operands, but {operands.Length} were given");
        int hidden = 0;
        var labels = new string[terms.Length];
        for (int i = 0; i < terms.Length; i++)
        {
            int letters = Letters(equation, terms[i]), rank = operands[i].Rank;
            bool isOpen = letters < terms[i].Length;
            if (isOpen ? rank < letters : rank != letters)
                throw Error(equation, $"'{terms[i]}' names {(isOpen ? "at least " : "")}{letters} axes, but operand {i} is {operands[i].Shape}");
            hidden = Math.Max(hidden, isOpen ? rank - letters : 0);
            labels[i] = terms[i].Replace(Ellipsis, Hidden(rank - letters), StringComparison.Ordinal);
        }

        string result = sides.Length == 2 ? Given(equation, sides[1], labels, hidden) : Implied(labels, hidden);
        return new EinsumEquation(labels, result);
    }

    /// <summary>The error that an equation is wrong, for a reason.</summary>
    public static ShapeException Error(string equation, string reason) => new($"Einsum cannot read '{equation}': {reason}.");

    static string Given(string equation, string term, string[] labels, int hidden)
    {
        int letters = Letters(equation, term);
        if (hidden > 0 && letters == term.Length)
            throw Error(equation, "an operand has an ellipsis over axes, but the result has none; write it, or sum them afterwards");
        string result = term.Replace(Ellipsis, Hidden(hidden), StringComparison.Ordinal);
        for (int i = 0; i < result.Length; i++)
        {
            if (result.LastIndexOf(result[i]) != i)
                throw Error(equation, $"the result names '{result[i]}' twice");
            if (!Array.Exists(labels, operand => operand.Contains(result[i])))
                throw Error(equation, $"the result names '{result[i]}', but no operand does");
        }

        return result;
    }

    /// <summary>Without an arrow: the axes under the ellipsis, then every letter that occurs once, in alphabetical order.</summary>
    static string Implied(string[] labels, int hidden)
    {
        string all = string.Concat(labels);
        IEnumerable<char> single = all.Where(label => !IsHidden(label) && all.IndexOf(label) == all.LastIndexOf(label)).Order();
        return Hidden(hidden) + string.Concat(single);
    }

    static string Hidden(int count) => string.Concat(Enumerable.Range(0, count).Select(i => (char)(FirstHidden + count - 1 - i)));

    /// <summary>How many letters a term has besides its ellipsis.</summary>
    static int Letters(string equation, string term)
    {
        int place = term.IndexOf(Ellipsis, StringComparison.Ordinal);
        string letters = place < 0 ? term : term.Remove(place, Ellipsis.Length);
        foreach (char label in letters)
        {
            if (!char.IsAsciiLetter(label))
                throw Error(equation, $"'{label}' is neither a letter, a comma, an arrow '->' nor part of one ellipsis '...'");
        }

        return letters.Length;
    }
}
