namespace AutoGrad.Data;

/// <summary>Looks at the first two lines of a CSV file and tells what the first one is.</summary>
sealed class CsvLayoutReader(string path, CsvOptions options)
{
    /// <summary>The file's layout.</summary>
    /// <exception cref="DataFormatException">There is no example, or the first line is not what it is said to be, or cannot be told.</exception>
    public CsvLayout Read()
    {
        (string[] first, int? columns) = FirstLine();
        CsvHeader header = options.Header != CsvHeader.Detect ? options.Header : Detect(first, columns ?? 0);
        if (header != CsvHeader.None && columns is null)
            throw new DataFormatException(path, "The file has a header and no example.", "Give a file with at least one example.");
        return header switch
        {
            CsvHeader.None => CsvLayout.Of(path, NumberNames(first.Length), hasHeader: false, options),
            CsvHeader.Counts => OfCounts(first, columns!.Value),
            _ => CsvLayout.Of(path, Named(first), hasHeader: true, options),
        };
    }

    (string[] First, int? Columns) FirstLine()
    {
        using CsvRecords records = CsvRecords.Open(path, options.Separator);
        if (!records.Read()) throw new DataFormatException(path, "The file is empty.", "Give a file with at least one example.");
        string[] first = [.. Enumerable.Range(0, records.Count).Select(field => records[field].Trim().ToString())];
        return (first, records.Read() ? records.Count : null);
    }

    CsvHeader Detect(string[] first, int columns)
    {
        if (AreCounts(first, columns) && first[2..].All(IsText)) return CsvHeader.Counts;
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
        first.Length > 2 && CsvNumbers.TryReadCount(first[0], out _) && CsvNumbers.TryReadCount(first[1], out int features) && features == columns - 1;

    CsvLayout OfCounts(string[] first, int columns)
    {
        if (!AreCounts(first, columns))
            throw new DataFormatException(path,
                $"Line 1 is '{string.Join(options.Separator, first)}'; expected the number of rows, the number of features ({columns - 1}) and the class names.",
                "Correct it, or set CsvOptions.Header to what it is.");
        CsvLayout layout = CsvLayout.Of(path, NumberNames(columns), hasHeader: true, options);
        return layout with { PromisedRows = int.Parse(first[0], System.Globalization.CultureInfo.InvariantCulture), ClassNames = first[2..] };
    }

    static string[] NumberNames(int columns) => [.. Enumerable.Range(0, columns).Select(CsvLayout.NumberName)];

    static string[] Named(string[] first) => [.. first.Select((name, column) => name.Length > 0 ? name : CsvLayout.NumberName(column))];
}
