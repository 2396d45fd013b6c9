namespace AutoGrad;

/// <summary>A gradient did not pass its check.</summary>
public sealed class GradCheckException : Exception
{
    /// <summary>Creates the exception for a report; the message is the report.</summary>
    public GradCheckException(GradCheckReport report) : base(report?.ToString()) => Report = report;

    /// <summary>Creates the exception with a message.</summary>
    public GradCheckException(string message) : base(message) { }

    /// <summary>Creates the exception with its cause.</summary>
    public GradCheckException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>Creates the exception without details.</summary>
    public GradCheckException() { }

    /// <summary>What the check found.</summary>
    public GradCheckReport? Report { get; }
}
