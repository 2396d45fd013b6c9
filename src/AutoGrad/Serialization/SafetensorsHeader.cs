namespace AutoGrad.Serialization;

/// <summary>The header of a safetensors file.</summary>
/// <param name="Entries">The tensors in the order of their bytes, which follow one another without gaps.</param>
/// <param name="Metadata">Free text under free names.</param>
/// <param name="DataStart">Where the bytes of the tensors begin, counted from the beginning of the file.</param>
public sealed record SafetensorsHeader(
    IReadOnlyList<SafetensorsEntry> Entries, IReadOnlyDictionary<string, string> Metadata, long DataStart);
