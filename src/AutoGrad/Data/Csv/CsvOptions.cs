namespace AutoGrad.Data;

/// <summary>How a CSV file is to be read, where its content does not tell or tells wrongly.</summary>
public sealed record CsvOptions
{
    /// <summary>What the first line is.</summary>
    public CsvHeader Header { get; init; }

    /// <summary>What the target column holds.</summary>
    public CsvTarget Target { get; init; }

    /// <summary>The name of the target column; null for the last column.</summary>
    public string? TargetColumn { get; init; }

    /// <summary>The names of columns that are neither inputs nor target, such as a row number.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>What stands between two fields, such as a comma, a semicolon or a tab.</summary>
    public char Separator { get; init; } = ',';
}
