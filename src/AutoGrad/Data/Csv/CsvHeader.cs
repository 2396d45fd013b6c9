namespace AutoGrad.Data;

/// <summary>What the first line of a CSV file is.</summary>
public enum CsvHeader
{
    /// <summary>
    /// To be told from its content. Two counts followed by class names, where the second count is one less than the number of columns and
    /// the second line ends in a number, is <see cref="Counts"/>; else a line without any number among its features is <see cref="Names"/>,
    /// and one of only numbers is <see cref="None"/>. Anything between is refused.
    /// </summary>
    Detect,

    /// <summary>The first example. Columns are called <c>column 1</c>, <c>column 2</c>, and so on.</summary>
    None,

    /// <summary>The name of each column.</summary>
    Names,

    /// <summary>scikit-learn's form: the number of rows, the number of features, the name of each class.</summary>
    Counts,
}
