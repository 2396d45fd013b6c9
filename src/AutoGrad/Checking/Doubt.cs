namespace AutoGrad;

/// <summary>Why a gradient could not be judged.</summary>
public enum Doubt
{
    /// <summary>It could.</summary>
    None,

    /// <summary>The function has a kink or a jump at the point: its one-sided derivatives disagree, and the gradient lies between them.</summary>
    Kink,

    /// <summary>
    /// The differences are lost in the rounding errors of the function, so that a gradient of 0, or twice the right one, would have agreed with them as well.
    /// </summary>
    Cancellation,

    /// <summary>The function is finite, but its values beside the point, their differences or their sum exceed the range of doubles.</summary>
    Overflow,

    /// <summary>The function is infinite or not a number at the point, or not a number beside it.</summary>
    NonFinite,

    /// <summary>
    /// The function is finite at the point, and its difference quotients grow without bound as the step shrinks, as those of √x at 0: its derivative there is infinite.
    /// </summary>
    InfiniteDerivative,

    /// <summary>
    /// Within small steps the function has the slope of the gradient, and over larger ones another, as a table has that is interpolated between points near each other: no step is known to lie on one piece.
    /// </summary>
    NarrowPiece,

    /// <summary>The function gives different results for the same operands.</summary>
    NotDeterministic,

    /// <summary>The function computes in Float32 and outside the tape, so that it can neither be computed again in Float64 nor run in it.</summary>
    OutsideTheTape,

    /// <summary>The operands have no elements, or the results have none.</summary>
    NothingToCheck,
}
