namespace AutoGrad;

/// <summary>Shapes or axes do not fit the operation they were given to.</summary>
public sealed class ShapeException : ArgumentException
{
    /// <summary>Creates the exception with a sentence that holds the facts and the remedy.</summary>
    public ShapeException(string message) : base(message) { }

    /// <summary>Creates the exception with its cause.</summary>
    public ShapeException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>Creates the exception without details.</summary>
    public ShapeException() { }
}

/// <summary>The element types of the operands do not fit the operation or each other.</summary>
public sealed class DTypeException : ArgumentException
{
    /// <summary>Creates the exception with a sentence that holds the facts and the remedy.</summary>
    public DTypeException(string message) : base(message) { }

    /// <summary>Creates the exception with its cause.</summary>
    public DTypeException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>Creates the exception without details.</summary>
    public DTypeException() { }
}
