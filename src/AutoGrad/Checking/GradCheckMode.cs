namespace AutoGrad;

/// <summary>How thoroughly a gradient check looks.</summary>
public enum GradCheckMode
{
    /// <summary>Every element by itself.</summary>
    Full,

    /// <summary>All elements at once along random directions of signs ±1; where one disagrees, the elements that are wrong are searched for by halving.</summary>
    Fast,
}
