namespace AutoGrad.Losses;

/// <summary>What becomes of the losses of single elements or rows.</summary>
public enum Reduction
{
    /// <summary>They stay as they are.</summary>
    None,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>Their sum divided by the length of the first axis: the mean of the examples' sums.</summary>
    BatchMean,
}
