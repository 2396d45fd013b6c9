namespace AutoGrad;

/// <summary>The patterns of wrong gradients that are recognised.</summary>
public enum GuessKind
{
    /// <summary>Every wrong element is −1 times the right one.</summary>
    Sign,

    /// <summary>Every wrong element is the right one times the same number, such as 2, ½ or one over the number of elements.</summary>
    Factor,

    /// <summary>The gradient of a square matrix is the right one transposed.</summary>
    Transposed,

    /// <summary>Every wrong element is 0, though the function depends on it: nothing was recorded on the way.</summary>
    NotRecorded,

    /// <summary>The adjoint of what was broadcast along an axis was taken from one slice, and not summed.</summary>
    BroadcastNotSummed,

    /// <summary>The right elements stand in other places, as after an index that is off by one.</summary>
    Permuted,

    /// <summary>Only elements at one end of an axis are wrong.</summary>
    AxisEnd,

    /// <summary>Only negative elements have a wrong gradient, and all of them have.</summary>
    NegativeOnly,

    /// <summary>Only positive elements have a wrong gradient, and all of them have.</summary>
    PositiveOnly,

    /// <summary>The gradient does not depend on the adjoint of the result; in forward mode on the tangent of the operand.</summary>
    CotangentIgnored,

    /// <summary>Elements that share a kink, as those that tie for a maximum, have shares of the gradient that do not amount to the whole.</summary>
    SharedKink,

    /// <summary>The gradient is not proportional to the adjoint of the result, or in forward mode to the tangent of the operand, as where a rule clips it, or adds something to it.</summary>
    NotLinear,

    /// <summary>Another backward pass over the same record gives another gradient, as where a rule changes what it has kept.</summary>
    NotRepeatable,

    /// <summary>The gradient is right in Float64, and not in Float32, though the values agree.</summary>
    SinglePrecision,

    /// <summary>The gradient has the first digits of the right one, and then others.</summary>
    FewDigits,

    /// <summary>The gradient is not a number or infinite where the function is smooth.</summary>
    NonFinite,
}
