namespace AutoGrad.Operations;

/// <summary>What an operation is made of.</summary>
public enum OperationKind
{
    /// <summary>A function applied to each element.</summary>
    UnaryFunction,

    /// <summary>A function applied to each pair of elements after broadcasting.</summary>
    BinaryFunction,

    /// <summary>A function applied to each triple of elements after broadcasting.</summary>
    TernaryFunction,

    /// <summary>A step of its own on the tape, with a backward rule of its own.</summary>
    Primitive,

    /// <summary>Other operations, one after the other; it has no derivative of its own.</summary>
    Composition,
}
