using System.Globalization;
using System.Text;

namespace AutoGrad;

public sealed partial class Tape
{
    /// <summary>
    /// The record as a table: entry, operation, operands, type of the result, bytes kept for the backward pass, scope, and the line of the source text
    /// if the tape notes it.
    /// </summary>
    public override string ToString()
    {
        if (IsDisposed)
            return "A tape that has been disposed.";
        IReadOnlyList<TapeLine> listing = TapeListing.Of(this);
        string[][] rows =
        [
            ["entry", "operation", "operands", "result", "bytes kept", "scope", lines is null ? "" : "source"],
            .. listing.Select(line => new[]
            {
                $"%{line.Index}", line.Operation, string.Join(", ", line.Operands), line.Type, line.BytesKept.ToString(CultureInfo.InvariantCulture), line.Scope, line.Source,
            }),
        ];
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        var text = new StringBuilder();
        foreach (string[] row in rows)
            text.AppendLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        text.Append(CultureInfo.InvariantCulture, $"{listing.Count} entries, {listing.Sum(line => line.BytesKept)} bytes kept for the backward pass");
        return text.ToString();
    }

    /// <summary>The record as a graph in the DOT language of Graphviz: boxes are operations, ellipses are parameters and other tensors that were read.</summary>
    public string ToDot()
    {
        var text = new StringBuilder("digraph tape {\n  rankdir=TB;\n");
        foreach ((int leaf, string name) in ReadLeaves())
            text.Append(CultureInfo.InvariantCulture, $"  leaf{leaf} [shape=ellipse, label=\"{Escaped(name)}\\n{LeafType(leaf)}\"];\n");
        foreach (TapeLine line in TapeListing.Of(this))
            text.Append(CultureInfo.InvariantCulture, $"  entry{line.Index} [shape=box, label=\"{Escaped(line.Operation)}\\n{line.Type}\"];\n");
        foreach ((string from, int to) in Edges())
            text.Append(CultureInfo.InvariantCulture, $"  {from} -> entry{to};\n");
        return text.Append("}\n").ToString();

        static string Escaped(string name) => name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
    }

    /// <summary>The record as a Mermaid flowchart, which Markdown viewers draw: boxes are operations, rounded ones are tensors that were read.</summary>
    public string ToMermaid()
    {
        var text = new StringBuilder("flowchart TD\n");
        foreach ((int leaf, string name) in ReadLeaves())
            text.Append(CultureInfo.InvariantCulture, $"  leaf{leaf}([\"{Escaped(name)}<br/>{LeafType(leaf)}\"])\n");
        foreach (TapeLine line in TapeListing.Of(this))
            text.Append(CultureInfo.InvariantCulture, $"  entry{line.Index}[\"{Escaped(line.Operation)}<br/>{line.Type}\"]\n");
        foreach ((string from, int to) in Edges())
            text.Append(CultureInfo.InvariantCulture, $"  {from} --> entry{to}\n");
        return text.ToString();

        static string Escaped(string name) => name.Replace("\"", "#quot;", StringComparison.Ordinal);
    }

    IEnumerable<(int Leaf, string Name)> ReadLeaves()
    {
        TapeStorage s = Storage;
        var seen = new SortedSet<int>();
        for (int i = 0; i < s.SlotCount; i++)
        {
            if (s.Slots[i] < 0)
                seen.Add(~s.Slots[i]);
        }

        return seen.Select(leaf => (leaf, TapeListing.Name(s, ~leaf)));
    }

    string LeafType(int leaf)
    {
        Tensor tensor = Storage.Leaves[leaf].Tensor;
        return $"{tensor.DType} {tensor.Shape}";
    }

    IEnumerable<(string From, int To)> Edges()
    {
        TapeStorage s = Storage;
        for (int i = 0; i < s.EntryCount; i++)
        {
            for (int k = 0; k < s.Entries[i].OperandCount; k++)
            {
                int slot = s.Slots[s.Entries[i].FirstOperand + k];
                yield return (slot >= 0 ? $"entry{slot}" : $"leaf{~slot}", i);
            }
        }
    }
}
