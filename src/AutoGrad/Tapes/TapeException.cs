namespace AutoGrad;

/// <summary>A tape was asked for what it has not recorded, or was used in a way that its recording does not allow.</summary>
public sealed class TapeException : InvalidOperationException
{
    /// <summary>Creates the exception with a sentence that holds the facts and the remedy.</summary>
    public TapeException(string message) : base(message) { }

    /// <summary>Creates the exception with its cause.</summary>
    public TapeException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>Creates the exception without details.</summary>
    public TapeException() { }
}
