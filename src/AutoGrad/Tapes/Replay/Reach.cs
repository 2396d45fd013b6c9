namespace AutoGrad;

/// <summary>How far the change of one element of a variable reaches in the result of a step.</summary>
internal enum Reach
{
    /// <summary>Nothing changes.</summary>
    None,

    /// <summary>Only the element at the same place changes.</summary>
    Same,

    /// <summary>Any element may change.</summary>
    Any,
}
