using System.Text;
using AutoGrad.Serialization;
using AutoGrad.Tests.Data;

namespace AutoGrad.Tests.Serialization;

public sealed class SafetensorsFileTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    string PathOf(string name) => Path.Combine(folder.Path, name);

    static SafetensorsTensor Floats(string name, long[] shape, params float[] values) =>
        new(name, "F32", shape, System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(values).ToArray());

    // The bytes are those that the reference implementation's own tests expect (huggingface/safetensors, tensor.rs, test_serialization and
    // test_serialization_forced_alignement); values 0 to 5, of which the last four bytes are 5 = 0x40A00000.
    [Theory]
    [InlineData("attn.0", new long[] { 1, 2, 3 }, 64, """{"attn.0":{"dtype":"F32","shape":[1,2,3],"data_offsets":[0,24]}}""")]
    [InlineData("attn0", new long[] { 1, 1, 2, 3 }, 72, """{"attn0":{"dtype":"F32","shape":[1,1,2,3],"data_offsets":[0,24]}}       """)]
    public void A_written_file_has_the_reference_implementations_bytes(string name, long[] shape, int headerLength, string header)
    {
        SafetensorsFile.Write(PathOf("a"), [Floats(name, shape, 0, 1, 2, 3, 4, 5)]);
        byte[] bytes = File.ReadAllBytes(PathOf("a"));
        Assert.Equal([(byte)headerLength, 0, 0, 0, 0, 0, 0, 0], bytes[..8]);
        Assert.Equal(header, Encoding.UTF8.GetString(bytes, 8, headerLength));
        Assert.Equal(8 + headerLength + 24, bytes.Length);
        Assert.Equal([0, 0, 0xA0, 0x40], bytes[^4..]);
    }

    [Fact]
    public void A_file_without_tensors_is_an_empty_object_padded_to_eight_bytes()
    {
        SafetensorsFile.Write(PathOf("empty"), []);
        // As test_empty of the same source expects.
        Assert.Equal([8, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}', 32, 32, 32, 32, 32, 32], File.ReadAllBytes(PathOf("empty")));
        SafetensorsFile read = SafetensorsFile.Read(PathOf("empty"));
        Assert.Empty(read.Tensors);
        Assert.Empty(read.Metadata);
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        SafetensorsTensor[] written =
        [
            Floats("hidden.weight", [2, 2], 1, float.NaN, -0f, float.PositiveInfinity),
            Floats("größe \"q\" \\ 𝄞", [], 7),
            Floats("none", [3, 0, 2]),
            new("mask", "BOOL", [3], new byte[] { 1, 0, 1 }),
        ];
        SafetensorsFile.Write(PathOf("a"), written, new Dictionary<string, string> { ["format"] = "autograd", [""] = "ü\n" });

        SafetensorsFile read = SafetensorsFile.Read(PathOf("a"));
        Assert.Equal("ü\n", read.Metadata[""]);
        Assert.Equal(4, read.Tensors.Count);
        foreach (SafetensorsTensor expected in written)
        {
            SafetensorsTensor actual = read.Find(expected.Name)!;
            Assert.Equal(expected.DType, actual.DType);
            Assert.Equal(expected.Shape, actual.Shape);
            Assert.Equal(expected.Data.ToArray(), actual.Data.ToArray());
        }
        Assert.Null(read.Find("hidden"));
    }

    [Fact]
    public void Tensors_keep_their_order_but_longer_elements_come_first()
    {
        SafetensorsFile.Write(PathOf("a"),
            [new("flags", "U8", [3], new byte[3]), Floats("b", [1], 1), Floats("a", [1], 2), new("wide", "F64", [1], new byte[8])]);
        SafetensorsHeader header = SafetensorsFile.ReadHeader(PathOf("a"));
        Assert.Equal(["wide", "b", "a", "flags"], header.Entries.Select(entry => entry.Name));
        Assert.Equal([0L, 8, 12, 16], header.Entries.Select(entry => entry.Begin));
        Assert.Equal(0, header.DataStart % 8);
    }

    [Fact]
    public void Tensors_that_cannot_be_stored_are_refused_and_no_file_appears()
    {
        Assert.StartsWith("Two tensors are called 'a'.", Refusal(Floats("a", [1], 1), Floats("a", [1], 1)), StringComparison.Ordinal);
        Assert.StartsWith("No tensor can be called '__metadata__'", Refusal(Floats("__metadata__", [1], 1)), StringComparison.Ordinal);
        Assert.StartsWith("Tensor 'a' is F32 [2], which does not fit its 4 bytes.", Refusal(Floats("a", [2], 1)), StringComparison.Ordinal);
        Assert.StartsWith("Tensor 'a' is F32 [-1, -1]", Refusal(Floats("a", [-1, -1], 1)), StringComparison.Ordinal);
        Assert.StartsWith("Tensor 'a' has element type 'Float'", Refusal(new SafetensorsTensor("a", "Float", [1], new byte[4])),
            StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    string Refusal(params SafetensorsTensor[] tensors) =>
        Assert.Throws<ArgumentException>(() => SafetensorsFile.Write(PathOf("never"), tensors)).Message;
}
