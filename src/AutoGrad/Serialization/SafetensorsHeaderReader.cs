using System.Text.Json;
using System.Text.Unicode;

namespace AutoGrad.Serialization;

/// <summary>Reads the JSON of a safetensors header, token by token, so that a name that stands twice is seen.</summary>
sealed class SafetensorsHeaderReader(string path, byte[] header)
{
    public const string MetadataName = "__metadata__";

    readonly List<SafetensorsEntry> entries = [];
    readonly Dictionary<string, string> metadata = new(StringComparer.Ordinal);
    readonly HashSet<string> names = new(StringComparer.Ordinal);

    public (List<SafetensorsEntry> Entries, Dictionary<string, string> Metadata) Read()
    {
        if (!Utf8.IsValid(header)) throw Broken("The header is not UTF-8.");
        // The format wants the brace to be the first byte, without blanks before it.
        if (header.Length == 0 || header[0] != '{') throw Broken("The header does not begin with '{'.");
        var json = new Utf8JsonReader(header);
        try
        {
            json.Read();
            while (Next(ref json) != JsonTokenType.EndObject) ReadMember(ref json);
            while (json.Read()) { } // only blanks may follow; the reader throws at anything else
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an escaped half of a surrogate pair, which no string can hold.
            throw new SafetensorsFormatException(path, $"The header is no valid JSON near its byte {json.BytesConsumed}: {broken.Message}",
                broken);
        }
        return (entries, metadata);
    }

    void ReadMember(ref Utf8JsonReader json)
    {
        string name = json.GetString()!;
        if (!names.Add(name)) throw Broken($"The header has two members called '{name}'.");
        Expect(ref json, JsonTokenType.StartObject, name);
        if (name == MetadataName) ReadMetadata(ref json);
        else entries.Add(ReadEntry(ref json, name));
    }

    void ReadMetadata(ref Utf8JsonReader json)
    {
        while (Next(ref json) != JsonTokenType.EndObject)
        {
            string key = json.GetString()!;
            Expect(ref json, JsonTokenType.String, $"{MetadataName}.{key}");
            if (!metadata.TryAdd(key, json.GetString()!)) throw Broken($"The metadata has two members called '{key}'.");
        }
    }

    SafetensorsEntry ReadEntry(ref Utf8JsonReader json, string name)
    {
        string? dtype = null;
        long[]? shape = null, offsets = null;
        while (Next(ref json) != JsonTokenType.EndObject)
        {
            string member = json.GetString()!;
            switch (member)
            {
                case "dtype" when dtype is null:
                    Expect(ref json, JsonTokenType.String, $"{name}.dtype");
                    dtype = json.GetString()!;
                    break;
                case "shape" when shape is null:
                    shape = ReadNumbers(ref json, $"{name}.shape");
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadNumbers(ref json, $"{name}.data_offsets");
                    break;
                default:
                    throw Broken($"The entry of tensor '{name}' has a second or an unknown member '{member}'.");
            }
        }
        if (dtype is null || shape is null || offsets is null)
            throw Broken($"The entry of tensor '{name}' lacks {(dtype is null ? "dtype" : shape is null ? "shape" : "data_offsets")}.");
        if (offsets.Length != 2 || offsets[0] > offsets[1])
            throw Broken($"The data_offsets of tensor '{name}' are [{string.Join(", ", offsets)}], not a beginning and an end.");
        return new SafetensorsEntry(name, dtype, shape, offsets[0], offsets[1]);
    }

    long[] ReadNumbers(ref Utf8JsonReader json, string what)
    {
        Expect(ref json, JsonTokenType.StartArray, what);
        List<long> numbers = [];
        while (Next(ref json) != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.Number || !json.TryGetInt64(out long number) || number < 0)
                throw Broken($"'{what}' holds something other than integers from 0 to {long.MaxValue}.");
            numbers.Add(number);
        }
        return [.. numbers];
    }

    void Expect(ref Utf8JsonReader json, JsonTokenType expected, string what)
    {
        if (Next(ref json) != expected) throw Broken($"'{what}' is a {json.TokenType}; the format has a {expected} there.");
    }

    static JsonTokenType Next(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType;
    }

    SafetensorsFormatException Broken(string facts) => new(path, facts);
}
