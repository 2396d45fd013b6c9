namespace AutoGrad.Serialization;

/// <summary>A file is not in safetensors format, or breaks one of its rules.</summary>
public sealed class SafetensorsFormatException : Exception
{
    /// <summary>States which rule is broken.</summary>
    /// <param name="path">The file.</param>
    /// <param name="facts">What is wrong, as a full sentence without the path.</param>
    /// <param name="innerException">What the layer below reported, if it did.</param>
    public SafetensorsFormatException(string path, string facts, Exception? innerException = null)
        : base($"{path}: {facts} The file is damaged or was written by a faulty program; write or fetch it again.", innerException)
    {
        Path = path;
        Facts = facts;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What is wrong.</summary>
    public string Facts { get; }
}
