namespace AutoGrad;

/// <summary>How a gradient was cut off.</summary>
public enum GradientCutKind
{
    /// <summary><see cref="Tensor.Detach"/> made a constant of the value.</summary>
    Detached,

    /// <summary>The value was used in an operation while the tape was paused.</summary>
    Paused,

    /// <summary>No gradient passes through the operation: a comparison, a search for an index, a cast to integers or truth values.</summary>
    NotDifferentiable,

    /// <summary>The value was computed on a tape that was opened before this one, which counts it as a constant.</summary>
    OuterTape,
}
