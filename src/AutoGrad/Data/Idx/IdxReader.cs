using System.Buffers.Binary;

namespace AutoGrad.Data;

/// <summary>Reads IDX files and believes nothing that they say about themselves.</summary>
static class IdxReader
{
    const string Remedy = "The file is damaged or not an IDX file: compare its size and checksum with the publisher's, and fetch it again.";

    public static int ByteCount(IdxElement element) => element switch
    {
        IdxElement.UnsignedByte or IdxElement.SignedByte => 1,
        IdxElement.Int16 => 2,
        IdxElement.Int32 or IdxElement.Float32 => 4,
        IdxElement.Float64 => 8,
        _ => 0,
    };

    public static IdxFile Read(string path)
    {
        (Stream content, long greatestLength) = CompressedFile.Open(path);
        using (content)
        {
            try
            {
                return Read(path, content, greatestLength);
            }
            catch (InvalidDataException damaged)
            {
                throw new DataFormatException(path, "The gzip stream cannot be unpacked.", Remedy, damaged);
            }
        }
    }

    static IdxFile Read(string path, Stream content, long greatestLength)
    {
        Span<byte> magic = stackalloc byte[4];
        int got = content.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        if (got < magic.Length) throw Broken(path, $"The file ends after {got} of the 4 bytes that every IDX file begins with.");
        if (magic[0] != 0 || magic[1] != 0)
            throw Broken(path, $"The first bytes are {magic[0]:X2} {magic[1]:X2}; an IDX file begins with 00 00.");
        var element = (IdxElement)magic[2];
        if (ByteCount(element) == 0)
            throw Broken(path, $"The type byte is {magic[2]:X2}; IDX knows 08, 09, 0B, 0C, 0D and 0E.");

        int[] lengths = ReadLengths(path, content, rank: magic[3]);
        long headerLength = 4 + 4L * lengths.Length;
        byte[] data = new byte[DataLength(path, lengths, element, greatestLength - headerLength)];
        got = content.ReadAtLeast(data, data.Length, throwOnEndOfStream: false);
        if (got < data.Length)
            throw Broken(path, $"The header promises {data.Length} bytes of numbers for [{Listed(lengths)}]; the file ends after {got}.");
        if (content.ReadByte() >= 0)
            throw Broken(path,
                $"The file goes on after the {data.Length} bytes of numbers that its header promises for [{Listed(lengths)}].");
        return new IdxFile(path, element, lengths, data);
    }

    static int[] ReadLengths(string path, Stream content, int rank)
    {
        int[] lengths = new int[rank];
        Span<byte> number = stackalloc byte[4];
        for (int axis = 0; axis < rank; axis++)
        {
            if (content.ReadAtLeast(number, number.Length, throwOnEndOfStream: false) < number.Length)
                throw Broken(path, $"The file ends inside its header: {axis} of {rank} lengths are there.");
            lengths[axis] = BinaryPrimitives.ReadInt32BigEndian(number);
            if (lengths[axis] < 0) throw Broken(path, $"The length of axis {axis} is {(uint)lengths[axis]}, more than 2147483647.");
        }
        return lengths;
    }

    // Checked before the memory is taken, so that a forged header cannot ask for gigabytes.
    static int DataLength(string path, int[] lengths, IdxElement element, long available)
    {
        UInt128 bytes = (UInt128)ByteCount(element);
        foreach (int length in lengths)
        {
            if (length == 0) return 0;
            bytes *= (UInt128)length;
            if (bytes > (UInt128)Array.MaxLength)
                throw Broken(path, $"The header promises more than {Array.MaxLength} bytes of numbers for [{Listed(lengths)}].");
        }
        if ((Int128)bytes > available)
            throw Broken(path,
                $"The header promises {bytes} bytes of numbers for [{Listed(lengths)}]; the file holds at most {Math.Max(0, available)}.");
        return (int)bytes;
    }

    static string Listed(int[] lengths) => string.Join(", ", lengths);

    static DataFormatException Broken(string path, string facts) => new(path, facts, Remedy);
}
