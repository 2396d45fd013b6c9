namespace AutoGrad;

/// <summary>The function or a rule of a <see cref="CustomOperation"/> returned what it must not.</summary>
public sealed class CustomOperationException : InvalidOperationException
{
    /// <summary>Creates the exception with a sentence that holds the facts and the remedy.</summary>
    public CustomOperationException(string message) : base(message) { }

    /// <summary>Creates the exception with its cause.</summary>
    public CustomOperationException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>Creates the exception without details.</summary>
    public CustomOperationException() { }
}
