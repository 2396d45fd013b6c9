using System.Buffers;
using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AutoGrad.Serialization;

/// <summary>Writes safetensors files.</summary>
static class SafetensorsWriter
{
    // Tensors then begin at addresses that every processor reads well, also where the file is mapped into memory.
    const int Alignment = 8;

    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(string path, SafetensorsTensor[] tensors, IReadOnlyDictionary<string, string> metadata)
    {
        Check(tensors);
        SafetensorsTensor[] ordered = [.. tensors.OrderByDescending(tensor => SafetensorsTypes.BitsOf(tensor.DType))];
        byte[] header = Header(ordered, metadata);
        byte[] length = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        WholeFile.Write(path, file =>
        {
            file.Write(length);
            file.Write(header);
            foreach (SafetensorsTensor tensor in ordered) file.Write(tensor.Data.Span);
        });
    }

    static byte[] Header(SafetensorsTensor[] tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            if (metadata.Count > 0)
            {
                json.WriteStartObject(SafetensorsHeaderReader.MetadataName);
                foreach ((string name, string text) in metadata) json.WriteString(name, text);
                json.WriteEndObject();
            }
            long begin = 0;
            foreach (SafetensorsTensor tensor in tensors) WriteEntry(json, tensor, ref begin);
            json.WriteEndObject();
        }
        while (bytes.WrittenCount % Alignment != 0) bytes.Write(" "u8);
        return bytes.WrittenSpan.ToArray();
    }

    static void WriteEntry(Utf8JsonWriter json, SafetensorsTensor tensor, ref long begin)
    {
        json.WriteStartObject(tensor.Name);
        json.WriteString("dtype"u8, tensor.DType);
        json.WriteStartArray("shape"u8);
        foreach (long axis in tensor.Shape) json.WriteNumberValue(axis);
        json.WriteEndArray();
        json.WriteStartArray("data_offsets"u8);
        json.WriteNumberValue(begin);
        json.WriteNumberValue(begin += tensor.Data.Length);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Check(SafetensorsTensor[] tensors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { SafetensorsHeaderReader.MetadataName };
        foreach (SafetensorsTensor tensor in tensors)
        {
            if (!names.Add(tensor.Name))
                throw new ArgumentException(tensor.Name == SafetensorsHeaderReader.MetadataName
                    ? $"No tensor can be called '{tensor.Name}': safetensors keeps its free text there."
                    : $"Two tensors are called '{tensor.Name}'. Give each its own name.", nameof(tensors));
            int bits = SafetensorsTypes.BitsOf(tensor.DType)
                ?? throw new ArgumentException(
                    $"Tensor '{tensor.Name}' has element type '{tensor.DType}', which safetensors does not know.", nameof(tensors));
            long[] shape = [.. tensor.Shape];
            if (shape.Any(axis => axis < 0) || SafetensorsTypes.ByteCount(bits, shape) != tensor.Data.Length)
                throw new ArgumentException(
                    $"Tensor '{tensor.Name}' is {tensor.DType} [{string.Join(", ", shape)}],"
                    + $" which does not fit its {tensor.Data.Length} bytes.",
                    nameof(tensors));
        }
    }
}
