namespace AutoGrad.Data;

/// <summary>What the target column of a CSV file holds.</summary>
public enum CsvTarget
{
    /// <summary>
    /// To be told from its content: classes if the header names them, if the column is text, or if it holds at most 50 different integers,
    /// each of them twice or more on average; otherwise values.
    /// </summary>
    Detect,

    /// <summary>Classes, as text or as integers.</summary>
    Classes,

    /// <summary>Values to be predicted.</summary>
    Values,
}
