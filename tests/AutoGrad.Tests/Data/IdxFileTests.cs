using System.IO.Compression;
using AutoGrad.Data;

namespace AutoGrad.Tests.Data;

public sealed class IdxFileTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    // 2 × 3 unsigned bytes; the layout is written out from the format's description at yann.lecun.com/exdb/mnist.
    static byte[] Plain => [0, 0, 0x08, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 255];

    static byte[] Packed(byte[] bytes)
    {
        var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Optimal)) gzip.Write(bytes);
        return memory.ToArray();
    }

    string Message(byte[] bytes) =>
        Assert.Throws<DataFormatException>(() => IdxFile.Read(folder.Write("broken", bytes))).Facts;

    [Fact]
    public void A_plain_and_a_compressed_file_read_the_same_whatever_they_are_called()
    {
        foreach (IdxFile file in new[] { IdxFile.Read(folder.Write("a.gz", Plain)), IdxFile.Read(folder.Write("b", Packed(Plain))) })
        {
            Assert.Equal(IdxElement.UnsignedByte, file.Element);
            Assert.Equal([2, 3], file.Lengths.ToArray());
            Assert.Equal([1, 2, 3, 4, 5, 255], file.ToIntegers());
            Assert.Equal(1f, file.ToSingles(divisor: 255)[5]);
        }
    }

    [Theory]
    [InlineData(0x09, new byte[] { 0xFF }, -1)]
    [InlineData(0x0B, new byte[] { 0xFF, 0xFE }, -2)]
    [InlineData(0x0C, new byte[] { 0x00, 0x01, 0x00, 0x00 }, 65536)]
    [InlineData(0x0D, new byte[] { 0x40, 0x40, 0x00, 0x00 }, 3)] // IEEE 754: 0x40400000 = 3
    [InlineData(0x0E, new byte[] { 0xC0, 0x08, 0, 0, 0, 0, 0, 0 }, -3)]
    public void Every_number_format_is_read_big_endian(byte type, byte[] number, int expected)
    {
        IdxFile file = IdxFile.Read(folder.Write("n", [0, 0, type, 1, 0, 0, 0, 1, .. number]));
        Assert.Equal([(float)expected], file.ToSingles());
        Assert.Equal([expected], file.ToIntegers());
    }

    [Fact]
    public void A_fraction_is_no_integer() => Assert.Equal("Number 0 is 0.5, which is no 32-bit integer.",
        Assert.Throws<DataFormatException>(
            IdxFile.Read(folder.Write("half", [0, 0, 0x0D, 1, 0, 0, 0, 1, 0x3F, 0, 0, 0])).ToIntegers).Facts);

    [Fact]
    public void An_axis_of_length_zero_is_an_empty_file_and_rank_zero_a_single_number()
    {
        Assert.Empty(IdxFile.Read(folder.Write("empty", [0, 0, 8, 2, 0, 0, 0, 0, 0x7F, 0, 0, 0])).ToSingles());
        Assert.Equal([7], IdxFile.Read(folder.Write("single", [0, 0, 8, 0, 7])).ToIntegers());
    }

    [Fact]
    public void Every_way_to_be_broken_has_its_sentence()
    {
        Assert.Equal("The file ends after 2 of the 4 bytes that every IDX file begins with.", Message([0, 0]));
        Assert.Equal("The first bytes are 50 4B; an IDX file begins with 00 00.", Message([0x50, 0x4B, 3, 4]));
        Assert.Equal("The type byte is 0A; IDX knows 08, 09, 0B, 0C, 0D and 0E.", Message([0, 0, 0x0A, 1]));
        Assert.Equal("The file ends inside its header: 1 of 2 lengths are there.", Message([0, 0, 8, 2, 0, 0, 0, 2, 0]));
        Assert.Equal("The length of axis 0 is 4294967295, more than 2147483647.", Message([0, 0, 8, 1, 255, 255, 255, 255]));
        Assert.Equal("The header promises 6 bytes of numbers for [2, 3]; the file holds at most 5.", Message(Plain[..^1]));
        Assert.Equal("The header promises 6 bytes of numbers for [2, 3]; the file ends after 5.", Message(Packed(Plain[..^1])));
        Assert.Equal("The file goes on after the 6 bytes of numbers that its header promises for [2, 3].", Message([.. Plain, 0]));
    }

    [Fact]
    public void A_forged_header_cannot_ask_for_gigabytes()
    {
        byte[] huge = [0, 0, 8, 2, 0x7F, 255, 255, 255, 0x7F, 255, 255, 255];
        Assert.StartsWith("The header promises more than", Message(huge), StringComparison.Ordinal);
        byte[] large = [0, 0, 8, 1, 0x7F, 0, 0, 0, .. new byte[100]];
        Assert.Contains("the file holds at most", Message(Packed(large)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_compressed_file_cut_anywhere_is_refused_unless_all_its_numbers_are_there()
    {
        byte[] whole = Packed(Plain);
        int refused = 0;
        for (int length = 0; length < whole.Length; length++)
        {
            string path = folder.Write("cut", whole[..length]);
            // Behind the numbers come only marks of the end, a checksum and a length.
            if (Record.Exception(() => Assert.Equal([1, 2, 3, 4, 5, 255], IdxFile.Read(path).ToIntegers())) is not { } refusal) continue;
            Assert.IsType<DataFormatException>(refusal);
            refused++;
        }
        Assert.InRange(refused, 20, whole.Length);
    }

    [Fact]
    public void The_message_is_path_facts_and_remedy()
    {
        string path = folder.Write("broken", [0, 0]);
        var broken = Assert.Throws<DataFormatException>(() => IdxFile.Read(path));
        Assert.Equal($"{path}: {broken.Facts} {broken.Remedy}", broken.Message);
    }
}
