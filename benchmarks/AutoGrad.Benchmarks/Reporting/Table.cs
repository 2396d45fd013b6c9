using System.Text;

namespace AutoGrad.Benchmarks.Reporting;

/// <summary>A table of plain text: the first columns, which hold names, to the left, numbers to the right.</summary>
sealed class Table
{
    const string Gap = "  ";

    readonly int nameColumns;
    readonly List<string[]> rows;

    /// <summary>A table without rows.</summary>
    /// <param name="nameColumns">How many columns stand to the left.</param>
    /// <param name="headings">The heading of each column.</param>
    public Table(int nameColumns, params string[] headings)
    {
        this.nameColumns = nameColumns;
        rows = [headings];
    }

    /// <summary>Adds a row; an empty text where there is no value.</summary>
    /// <exception cref="ArgumentException">The row has another number of cells than there are headings.</exception>
    public void Add(params string[] cells)
    {
        if (cells.Length != rows[0].Length)
            throw new ArgumentException($"The table has {rows[0].Length} columns, and the row has {cells.Length} cells.", nameof(cells));
        rows.Add(cells);
    }

    /// <summary>The lines: headings, a rule, rows.</summary>
    public override string ToString()
    {
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        var text = new StringBuilder();
        foreach (string[] row in rows)
        {
            AppendLine(text, row, widths);
            if (row == rows[0])
                AppendLine(text, [.. widths.Select(width => new string('-', width))], widths);
        }

        return text.ToString();
    }

    void AppendLine(StringBuilder text, string[] cells, int[] widths)
    {
        IEnumerable<string> padded = cells.Select((cell, column) => column < nameColumns ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
        text.AppendLine(string.Join(Gap, padded).TrimEnd());
    }
}
