namespace AutoGrad.Data;

/// <summary>The target column while a CSV file is read: each different text once, and for each row which of them it is.</summary>
/// <remarks>What the texts mean is decided when all are known: that is why they are kept, each one once.</remarks>
sealed class CsvTargetColumn
{
    readonly Dictionary<string, int> numberOf = new(StringComparer.Ordinal);
    readonly List<string> texts = [];
    readonly List<int> lines = [];
    readonly List<int> rows = [];

    /// <summary>The different texts, in the order of their first appearance.</summary>
    public IReadOnlyList<string> Texts => texts;

    /// <summary>For each row, the index of its text.</summary>
    public IReadOnlyList<int> Rows => rows;

    /// <summary>The line on which a text appears first.</summary>
    public int LineOf(int text) => lines[text];

    /// <summary>Adds one row.</summary>
    public void Add(ReadOnlySpan<char> text, int line)
    {
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup = numberOf.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(text, out int number))
        {
            number = texts.Count;
            lookup[text] = number;
            texts.Add(text.ToString());
            lines.Add(line);
        }
        rows.Add(number);
    }
}
