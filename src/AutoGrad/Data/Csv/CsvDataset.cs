using System.Runtime.InteropServices;

namespace AutoGrad.Data;

/// <summary>Reads datasets from CSV files: columns of numbers, and one column with a class or a value to be predicted.</summary>
public static class CsvDataset
{
    /// <summary>Reads a file in one pass.</summary>
    /// <param name="path">A file, plain or compressed with gzip, or a folder with exactly one file whose name ends in <c>.csv</c>.</param>
    /// <param name="options">How to read it; without them everything is told from the content.</param>
    /// <returns>
    /// Inputs [columns]. Classes that are integers are numbered in their order, and text in the order of the alphabet; where the header
    /// names the classes, the column holds their numbers from 0.
    /// </returns>
    /// <exception cref="FileNotFoundException">There is no such file, or not exactly one in the folder.</exception>
    /// <exception cref="DataFormatException">
    /// A value is missing or not a number, rows differ in length, a quote is out of place, the header promises another number of rows, or
    /// it cannot be told what the first line or the target column is. The message names line, column and text.
    /// </exception>
    /// <remarks>
    /// Quoting is that of RFC 4180. Numbers are in invariant notation (<c>1.5e-3</c>). A value counts as missing if it is empty or one of
    /// <c>?</c>, <c>NA</c>, <c>N/A</c>, <c>NaN</c>, <c>null</c>, <c>none</c>.
    /// </remarks>
    public static Dataset Load(string path, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        options ??= new CsvOptions();
        string file = CsvFile.Find(path);
        CsvLayout layout = new CsvLayoutReader(file, options).Read();
        List<float> inputs = [];
        var targets = new CsvTargetColumn();
        using (CsvRecords records = CsvRecords.Open(file, options.Separator))
        {
            if (layout.HasHeader) records.Read();
            while (records.Read()) Add(file, layout, records, inputs, targets);
        }
        if (layout.PromisedRows is { } promised && promised != targets.Rows.Count)
            throw new DataFormatException(file, $"The header promises {promised} rows; there are {targets.Rows.Count}.",
                "Correct the header, or fetch the file again.");

        var reader = new CsvTargetReader(file, layout, targets);
        float[] all = CollectionsMarshal.AsSpan(inputs).ToArray();
        if (!reader.IsClasses(options.Target)) return Dataset.Owning(all, [layout.Features.Length], reader.Values(), 1);
        (int[] classes, string[] names) = reader.Classes();
        return Dataset.Owning(all, [layout.Features.Length], classes, names);
    }

    static void Add(string path, CsvLayout layout, CsvRecords records, List<float> inputs, CsvTargetColumn targets)
    {
        if (records.Count != layout.Names.Length)
            throw new DataFormatException(path, $"Line {records.Line} has {records.Count} field(s); line 1 says {layout.Names.Length}.",
                "Correct the line; a field that holds a separator needs quotes.");
        foreach (int column in layout.Features) inputs.Add(Number(path, layout, records, column));
        ReadOnlySpan<char> target = records[layout.Target].Trim();
        if (CsvNumbers.IsMissing(target)) throw Missing(path, layout, records, layout.Target);
        targets.Add(target, records.Line);
    }

    static float Number(string path, CsvLayout layout, CsvRecords records, int column)
    {
        ReadOnlySpan<char> text = records[column];
        if (CsvNumbers.TryRead(text, out float number)) return number;
        if (CsvNumbers.IsMissing(text)) throw Missing(path, layout, records, column);
        throw new DataFormatException(path, $"On line {records.Line}, {layout.Describe(column)}, '{text}' is no finite 32-bit number.",
            "Correct it, or name the column in CsvOptions.Ignore.");
    }

    static DataFormatException Missing(string path, CsvLayout layout, CsvRecords records, int column) =>
        new(path, $"On line {records.Line}, {layout.Describe(column)}, the value is missing ('{records[column]}').",
            "Fill it in or take the row out before loading: nothing is guessed.");
}
