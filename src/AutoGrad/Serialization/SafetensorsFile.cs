namespace AutoGrad.Serialization;

/// <summary>
/// A file in safetensors format (github.com/huggingface/safetensors), in which the field exchanges weights: 8 bytes with the header's
/// length, a header in JSON, then the bytes of all tensors without gaps.
/// </summary>
public sealed class SafetensorsFile
{
    readonly Dictionary<string, SafetensorsTensor> byName;

    internal SafetensorsFile(string path, IReadOnlyList<SafetensorsTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        Path = path;
        Tensors = tensors;
        Metadata = metadata;
        byName = tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
    }

    /// <summary>The file that was read.</summary>
    public string Path { get; }

    /// <summary>The tensors in the order of their bytes.</summary>
    public IReadOnlyList<SafetensorsTensor> Tensors { get; }

    /// <summary>Free text under free names; empty if the file has none.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The tensor of a name, or null if there is none.</summary>
    public SafetensorsTensor? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>Reads and checks a whole file.</summary>
    /// <exception cref="SafetensorsFormatException">
    /// The header is longer than 100,000,000 bytes or than the file, is no JSON of the form that the format prescribes, names a tensor
    /// twice or an unknown element type; a tensor's bytes overlap another's, leave a gap or do not fit its shape; the file is shorter or
    /// longer than its header says; or one tensor has more bytes than an array can have.
    /// </exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static SafetensorsFile Read(string path)
    {
        using FileStream file = SafetensorsReader.Open(path);
        return new SafetensorsReader(path, file).Read();
    }

    /// <summary>Reads and checks only the header, without the tensors.</summary>
    /// <inheritdoc cref="Read" path="/exception"/>
    public static SafetensorsHeader ReadHeader(string path)
    {
        using FileStream file = SafetensorsReader.Open(path);
        return new SafetensorsReader(path, file).ReadHeader();
    }

    /// <summary>
    /// Writes a file. It appears under its name only when it is whole; until then, and after a failure, an older file of the name stays.
    /// </summary>
    /// <param name="path">The file; the folder must exist.</param>
    /// <param name="tensors">
    /// The tensors. They are stored in this order, those with longer elements first, so that each one begins at a multiple of its element's
    /// length.
    /// </param>
    /// <param name="metadata">Free text under free names.</param>
    /// <exception cref="ArgumentException">
    /// A name stands twice or is <c>__metadata__</c>, an element type is unknown, a length is negative, or the bytes do not fit type and
    /// shape.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(
        string path, IEnumerable<SafetensorsTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(tensors);
        SafetensorsWriter.Write(path, [.. tensors], metadata ?? new Dictionary<string, string>());
    }
}
