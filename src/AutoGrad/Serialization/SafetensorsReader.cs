using System.Buffers.Binary;

namespace AutoGrad.Serialization;

/// <summary>Reads safetensors files and believes nothing that they say about themselves.</summary>
sealed class SafetensorsReader(string path, FileStream file)
{
    // The reference implementation's bound: it keeps a forged header from taking all memory.
    const long LongestHeader = 100_000_000;

    const int PrefixLength = sizeof(ulong);

    public static FileStream Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
    }

    public SafetensorsFile Read()
    {
        SafetensorsHeader header = ReadHeader();
        var tensors = new SafetensorsTensor[header.Entries.Count];
        for (int i = 0; i < tensors.Length; i++)
        {
            SafetensorsEntry entry = header.Entries[i];
            long length = entry.End - entry.Begin;
            if (length > Array.MaxLength)
                throw Broken($"Tensor '{entry.Name}' has {length} bytes; this program reads at most {Array.MaxLength} a tensor.");
            byte[] data = new byte[length];
            file.ReadExactly(data);
            tensors[i] = new SafetensorsTensor(entry.Name, entry.DType, entry.Shape, data);
        }
        return new SafetensorsFile(path, tensors, header.Metadata);
    }

    public SafetensorsHeader ReadHeader()
    {
        byte[] json = ReadJson();
        (List<SafetensorsEntry> entries, Dictionary<string, string> metadata) = new SafetensorsHeaderReader(path, json).Read();
        SafetensorsEntry[] ordered = [.. entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End)];
        CheckRanges(ordered, file.Length - PrefixLength - json.Length);
        return new SafetensorsHeader(ordered, metadata, PrefixLength + json.Length);
    }

    byte[] ReadJson()
    {
        Span<byte> prefix = stackalloc byte[PrefixLength];
        if (file.Length < PrefixLength)
            throw Broken($"The file has {file.Length} bytes; a safetensors file begins with {PrefixLength} bytes for its header's length.");
        file.ReadExactly(prefix);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > LongestHeader)
            throw Broken($"The first {PrefixLength} bytes say that the header has {length} bytes; at most {LongestHeader} are allowed.");
        if ((long)length > file.Length - PrefixLength)
            throw Broken($"The header has {length} bytes by its first {PrefixLength} bytes, but only {file.Length - PrefixLength} follow.");
        byte[] json = new byte[length];
        file.ReadExactly(json);
        return json;
    }

    void CheckRanges(SafetensorsEntry[] ordered, long available)
    {
        long end = 0;
        string before = "the beginning";
        foreach (SafetensorsEntry entry in ordered)
        {
            if (entry.Begin < end)
                throw Broken(
                    $"The bytes of tensor '{entry.Name}' begin at {entry.Begin} and overlap those of {before}, which end at {end}.");
            if (entry.Begin > end)
                throw Broken($"There is a gap: {before} ends at byte {end}, and tensor '{entry.Name}' begins at {entry.Begin}.");
            CheckLength(entry);
            end = entry.End;
            before = $"tensor '{entry.Name}'";
        }
        if (end != available)
            throw Broken($"By the header {end} bytes of tensors follow it; the file has {available}:"
                + $" it is too {(available < end ? "short" : "long")}.");
    }

    void CheckLength(SafetensorsEntry entry)
    {
        int bits = SafetensorsTypes.BitsOf(entry.DType) ?? throw Broken(
            $"Tensor '{entry.Name}' has the unknown element type '{entry.DType}'.");
        long? expected = SafetensorsTypes.ByteCount(bits, [.. entry.Shape]);
        string form = $"Tensor '{entry.Name}' is {entry.DType} [{string.Join(", ", entry.Shape)}]";
        if (expected is null) throw Broken($"{form}, which is no whole number of bytes, or more than a file can have.");
        if (entry.End - entry.Begin != expected)
            throw Broken($"{form}, which takes {expected} bytes;"
                + $" its data_offsets [{entry.Begin}, {entry.End}] span {entry.End - entry.Begin}.");
    }

    SafetensorsFormatException Broken(string facts) => new(path, facts);
}
