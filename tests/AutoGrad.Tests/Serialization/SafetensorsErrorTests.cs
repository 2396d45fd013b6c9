using System.Buffers.Binary;
using System.Text;
using AutoGrad.Serialization;
using AutoGrad.Tests.Data;

namespace AutoGrad.Tests.Serialization;

public sealed class SafetensorsErrorTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    static byte[] File(byte[] header, int dataLength)
    {
        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        return [.. length, .. header, .. new byte[dataLength]];
    }

    string Facts(byte[] bytes) =>
        Assert.Throws<SafetensorsFormatException>(() => SafetensorsFile.Read(folder.Write("broken", bytes))).Facts;

    string Facts(string header, int dataLength) => Facts(File(Encoding.UTF8.GetBytes(header), dataLength));

    string OfEntries(int dataLength, params string[] entries) => Facts($"{{{string.Join(',', entries)}}}", dataLength);

    static string Entry(string name, string dtype, string shape, long begin, long end) =>
        $"\"{name}\":{{\"dtype\":\"{dtype}\",\"shape\":{shape},\"data_offsets\":[{begin},{end}]}}";

    [Fact]
    public void A_header_must_fit_into_the_file_and_into_100_000_000_bytes()
    {
        Assert.Equal("The file has 3 bytes; a safetensors file begins with 8 bytes for its header's length.", Facts([1, 2, 3]));
        Assert.Equal("The header has 9 bytes by its first 8 bytes, but only 2 follow.", Facts([9, 0, 0, 0, 0, 0, 0, 0, 1, 2]));
        Assert.Equal("The first 8 bytes say that the header has 100000001 bytes; at most 100000000 are allowed.",
            Facts([0x01, 0xE1, 0xF5, 0x05, 0, 0, 0, 0]));
        Assert.Contains("18446744073709551615", Facts([255, 255, 255, 255, 255, 255, 255, 255]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_must_be_JSON_in_UTF_8()
    {
        Assert.Equal("The header is not UTF-8.", Facts(File([(byte)'{', 0xFF, (byte)'}'], 0)));
        foreach (string header in new[] { "", " {}", "[]" }) Assert.Equal("The header does not begin with '{'.", Facts(header, 0));
        foreach (string header in new[] { "{", "{}x", "{} {}", "{\"a\"}", "{,}", "{\"\\ud800\":1}", "{\"a\":{\"dtype\":\"\\ud800\"}}" })
            Assert.StartsWith("The header is no valid JSON near its byte", Facts(header, 0), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"a\":1}", "'a' is a Number; the format has a StartObject there.")]
    [InlineData("{\"__metadata__\":{\"k\":1}}", "'__metadata__.k' is a Number; the format has a String there.")]
    [InlineData("{\"__metadata__\":{\"k\":\"1\",\"k\":\"2\"}}", "The metadata has two members called 'k'.")]
    [InlineData("{\"__metadata__\":{},\"__metadata__\":{}}", "The header has two members called '__metadata__'.")]
    [InlineData("{\"a\":{}}", "The entry of tensor 'a' lacks dtype.")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[]}}", "The entry of tensor 'a' lacks data_offsets.")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\"}}", "The entry of tensor 'a' has a second or an unknown member 'dtype'.")]
    [InlineData("{\"a\":{\"strides\":[1]}}", "The entry of tensor 'a' has a second or an unknown member 'strides'.")]
    [InlineData("{\"a\":{\"shape\":[-1]}}", "'a.shape' holds something other than integers from 0 to 9223372036854775807.")]
    [InlineData("{\"a\":{\"shape\":[1.5]}}", "'a.shape' holds something other than integers from 0 to 9223372036854775807.")]
    [InlineData("{\"a\":{\"shape\":[\"1\"]}}", "'a.shape' holds something other than integers from 0 to 9223372036854775807.")]
    public void Every_entry_must_have_the_prescribed_form(string header, string facts) => Assert.Equal(facts, Facts(header, 0));

    [Theory]
    [InlineData("[4,0]", "The data_offsets of tensor 'a' are [4, 0], not a beginning and an end.")]
    [InlineData("[0]", "The data_offsets of tensor 'a' are [0], not a beginning and an end.")]
    public void Offsets_are_a_beginning_and_an_end(string offsets, string facts) =>
        Assert.Equal(facts, Facts($"{{\"a\":{{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":{offsets}}}}}", 4));

    [Fact]
    public void A_name_may_stand_only_once() =>
        Assert.Equal("The header has two members called 'a'.",
            OfEntries(8, Entry("a", "F32", "[1]", 0, 4), Entry("\\u0061", "F32", "[1]", 4, 8)));

    [Fact]
    public void Tensors_follow_one_another_without_overlap_and_gap()
    {
        Assert.Equal("The bytes of tensor 'b' begin at 4 and overlap those of tensor 'a', which end at 8.",
            OfEntries(12, Entry("b", "F32", "[2]", 4, 12), Entry("a", "F32", "[2]", 0, 8)));
        Assert.Equal("There is a gap: tensor 'a' ends at byte 4, and tensor 'b' begins at 8.",
            OfEntries(12, Entry("a", "F32", "[1]", 0, 4), Entry("b", "F32", "[1]", 8, 12)));
        Assert.Equal("There is a gap: the beginning ends at byte 0, and tensor 'a' begins at 4.",
            OfEntries(8, Entry("a", "F32", "[1]", 4, 8)));
    }

    [Fact]
    public void Bytes_must_fit_type_and_shape()
    {
        Assert.Equal("Tensor 'a' has the unknown element type 'F31'.", OfEntries(4, Entry("a", "F31", "[1]", 0, 4)));
        Assert.Equal("Tensor 'a' is F64 [2], which takes 16 bytes; its data_offsets [0, 8] span 8.",
            OfEntries(8, Entry("a", "F64", "[2]", 0, 8)));
        Assert.Equal("Tensor 'a' is F4 [3], which is no whole number of bytes, or more than a file can have.",
            OfEntries(2, Entry("a", "F4", "[3]", 0, 2)));
        const string Huge = "[9223372036854775807, 9223372036854775807, 9223372036854775807]";
        Assert.StartsWith($"Tensor 'a' is U8 {Huge}, which is no whole", OfEntries(1, Entry("a", "U8", Huge, 0, 1)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_must_end_where_its_last_tensor_ends()
    {
        string header = $"{{{Entry("a", "F32", "[2]", 0, 8)}}}";
        Assert.Equal("By the header 8 bytes of tensors follow it; the file has 7: it is too short.", Facts(header, 7));
        Assert.Equal("By the header 8 bytes of tensors follow it; the file has 9: it is too long.", Facts(header, 9));
    }

    [Fact]
    public void A_good_file_with_any_one_byte_changed_is_read_or_refused_but_never_crashes()
    {
        byte[] good = File(Encoding.UTF8.GetBytes($"{{{Entry("a", "F32", "[2]", 0, 8)},{Entry("b", "BOOL", "[]", 8, 9)}}}"), 9);
        var random = new Random(7);
        for (int i = 0; i < 3000; i++)
        {
            byte[] changed = [.. good];
            changed[random.Next(good.Length)] = (byte)random.Next(256);
            Exception? thrown = Record.Exception(() => SafetensorsFile.Read(folder.Write("changed", changed)));
            if (thrown is not null) Assert.IsType<SafetensorsFormatException>(thrown);
        }
    }
}
