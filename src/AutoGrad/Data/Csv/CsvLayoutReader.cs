using System.Globalization;

namespace AutoGrad.Data;

/// <summary>Looks at the first two lines of a CSV file and tells what the first one is.</summary>
sealed class CsvLayoutReader(string path, CsvOptions options)
{
    /// <summary>The file's layout.</summary>
    /// <exception cref="DataFormatException">
    /// There is no example, or the first line is not what it is said to be, or cannot be told.
    /// </exception>
    public CsvLayout Read()
    {
        (string[] first, string[]? second) = FirstLines();
        CsvHeader header = options.Header != CsvHeader.Detect ? options.Header : Detect(first, second);
        if (header != CsvHeader.None && second is null)
            throw new DataFormatException(path, "The file has a header and no example.", "Give a file with at least one example.");
        return header switch
        {
            CsvHeader.None => CsvLayout.Of(path, NumberNames(first.Length), hasHeader: false, options),
            CsvHeader.Counts => OfCounts(first, second!.Length),
            _ => CsvLayout.Of(path, Named(first), hasHeader: true, options),
        };
    }

    (string[] First, string[]? Second) FirstLines()
    {
        using CsvRecords records = CsvRecords.Open(path, options.Separator);
        if (!records.Read()) throw new DataFormatException(path, "The file is empty.", "Give a file with at least one example.");
        string[] first = Fields(records);
        return (first, records.Read() ? Fields(records) : null);
    }

    static string[] Fields(CsvRecords record) => [.. Enumerable.Range(0, record.Count).Select(field => record[field].Trim().ToString())];

    CsvHeader Detect(string[] first, string[]? second)
    {
        // Below such a header classes are numbers; text there means that the first line is an example like the second.
        if (second is not null && AreCounts(first, second.Length) && first[2..].All(IsText) && !IsText(second[^1])) return CsvHeader.Counts;
        // A column can only be asked for by name if the first line names it.
        if (options.TargetColumn is { } target && first.Contains(target)) return CsvHeader.Names;

        // The last field does not count: class names stand there in examples, too.
        string[] features = first.Length > 1 ? first[..^1] : first;
        int numbers = features.Count(field => CsvNumbers.TryRead(field, out double _));
        int text = Array.FindIndex(features, IsText);
        if (text < 0) return CsvHeader.None;
        if (numbers == 0) return CsvHeader.Names;
        throw new DataFormatException(path,
            $"On line 1, column {text + 1}, '{features[text]}' is no number, but {numbers} other field(s) are: "
            + "the line looks neither like names nor like an example.",
            "Correct it, or say what it is with CsvOptions.Header.");
    }

    static bool IsText(string field) => !CsvNumbers.TryRead(field, out double _) && !CsvNumbers.IsMissing(field);

    static bool AreCounts(string[] first, int columns) =>
        first.Length > 2 && CsvNumbers.TryReadCount(first[0], out _)
        && CsvNumbers.TryReadCount(first[1], out int features) && features == columns - 1;

    CsvLayout OfCounts(string[] first, int columns)
    {
        if (!AreCounts(first, columns))
            throw new DataFormatException(path,
                $"Line 1 is '{string.Join(options.Separator, first)}';"
                + $" expected the number of rows, the number of features ({columns - 1}) and the class names.",
                "Correct it, or set CsvOptions.Header to what it is.");
        CsvLayout layout = CsvLayout.Of(path, NumberNames(columns), hasHeader: true, options);
        return layout with { PromisedRows = int.Parse(first[0], CultureInfo.InvariantCulture), ClassNames = first[2..] };
    }

    static string[] NumberNames(int columns) => [.. Enumerable.Range(0, columns).Select(CsvLayout.NumberName)];

    static string[] Named(string[] first) => [.. first.Select((name, column) => name.Length > 0 ? name : CsvLayout.NumberName(column))];
}
