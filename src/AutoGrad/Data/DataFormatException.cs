namespace AutoGrad.Data;

/// <summary>A data file is not what its format promises: truncated, oversized, contradictory or unreadable.</summary>
/// <remarks>The message is the path, what is wrong there, and what to do about it.</remarks>
public sealed class DataFormatException : Exception
{
    /// <summary>States what is wrong with a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="facts">What is wrong, as a full sentence without the path.</param>
    /// <param name="remedy">What the reader of the message can do, as a full sentence.</param>
    /// <param name="innerException">What the layer below reported, if it did.</param>
    public DataFormatException(string path, string facts, string remedy, Exception? innerException = null)
        : base($"{path}: {facts} {remedy}", innerException)
    {
        Path = path;
        Facts = facts;
        Remedy = remedy;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What is wrong.</summary>
    public string Facts { get; }

    /// <summary>What to do about it.</summary>
    public string Remedy { get; }
}
