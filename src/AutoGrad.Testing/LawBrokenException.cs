namespace AutoGrad.Testing;

/// <summary>A law does not hold. The message tells the law, the roundest counter-example, C# code that reproduces it, and the seed.</summary>
public sealed class LawBrokenException : Exception
{
    /// <summary>Creates the exception without details.</summary>
    public LawBrokenException() { }

    /// <summary>Creates the exception with a message.</summary>
    public LawBrokenException(string message) : base(message) { }

    /// <summary>Creates the exception with its cause.</summary>
    public LawBrokenException(string message, Exception? innerException) : base(message, innerException) { }

    /// <summary>The law that is broken; null where the exception was made without.</summary>
    public GradientLaw? Law { get; internal init; }

    /// <summary>A C# program of statements that breaks the law again; empty where the function under the law has no text.</summary>
    public string Snippet { get; internal init; } = "";

    /// <summary>What was found, without the subject's name and the seed; empty where the message is just that.</summary>
    internal string Finding { get; init; } = "";

    /// <summary>How to draw the same again; empty where nothing was drawn.</summary>
    internal string Draw { get; init; } = "";

    /// <summary>The smallest shape and the roundest numbers at which the law is broken; null where it is not broken at a single point.</summary>
    internal object? Counterexample { get; init; }
}
