namespace AutoGrad.Data;

/// <summary>What a CSV file's first line and its options say about its columns.</summary>
/// <param name="Names">The name of each column.</param>
/// <param name="Target">The index of the target column.</param>
/// <param name="Features">The indices of the input columns.</param>
/// <param name="HasHeader">Whether the first line is no example.</param>
/// <param name="PromisedRows">The number of rows that the header promises, if it does.</param>
/// <param name="ClassNames">The class names that the header gives, if it does.</param>
sealed record CsvLayout(string[] Names, int Target, int[] Features, bool HasHeader, int? PromisedRows = null, string[]? ClassNames = null)
{
    /// <summary>Such as <c>column 3 ('bmi')</c>.</summary>
    public string Describe(int column) => Names[column] == NumberName(column) ? Names[column] : $"column {column + 1} ('{Names[column]}')";

    public static string NumberName(int column) => $"column {column + 1}";

    /// <summary>The layout of a table with these columns under these options.</summary>
    public static CsvLayout Of(string path, string[] names, bool hasHeader, CsvOptions options)
    {
        int target = options.TargetColumn is { } wanted ? IndexOf(path, names, wanted) : names.Length - 1;
        HashSet<int> left = [target, .. options.Ignore.Select(name => IndexOf(path, names, name))];
        int[] features = [.. Enumerable.Range(0, names.Length).Where(column => !left.Contains(column))];
        if (features.Length == 0)
            throw new DataFormatException(path,
                $"No input column is left of {names.Length} column(s) after taking away the target and the ignored ones.",
                "If the fields are not separated by commas, set CsvOptions.Separator.");
        return new CsvLayout(names, target, features, hasHeader);
    }

    static int IndexOf(string path, string[] names, string wanted)
    {
        int index = Array.IndexOf(names, wanted);
        if (index < 0)
            throw new DataFormatException(path, $"There is no column '{wanted}'; the columns are '{string.Join("', '", names)}'.",
                "Correct the name in the CsvOptions.");
        if (Array.IndexOf(names, wanted, index + 1) >= 0)
            throw new DataFormatException(path, $"More than one column is called '{wanted}'.", "Rename all but one of them in the file.");
        return index;
    }
}
