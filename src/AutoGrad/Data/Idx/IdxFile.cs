using static System.Buffers.Binary.BinaryPrimitives;

namespace AutoGrad.Data;

/// <summary>A file in IDX format, in which MNIST and its successors are published: numbers in an array of any rank.</summary>
/// <remarks>
/// Layout: two zero bytes, a type byte, the rank in one byte, each length as 32-bit big-endian integer, then the numbers, big-endian and
/// row-major.
/// </remarks>
public sealed class IdxFile
{
    readonly int[] lengths;
    readonly byte[] data;

    internal IdxFile(string path, IdxElement element, int[] lengths, byte[] data)
    {
        Path = path;
        Element = element;
        this.lengths = lengths;
        this.data = data;
    }

    /// <summary>The file that was read.</summary>
    public string Path { get; }

    /// <summary>The number format.</summary>
    public IdxElement Element { get; }

    /// <summary>The length of each axis; MNIST's training images have 60000, 28, 28.</summary>
    public ReadOnlySpan<int> Lengths => lengths;

    /// <summary>The number of numbers.</summary>
    public int Count => data.Length / IdxReader.ByteCount(Element);

    /// <summary>Reads a file, plain or compressed with gzip; which of both is told by its content, not by its name.</summary>
    /// <exception cref="DataFormatException">
    /// The file does not begin as IDX files do, its type byte is unknown, it ends early, it goes on after its last number, or its numbers
    /// would take more than 2 GB.
    /// </exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static IdxFile Read(string path) => IdxReader.Read(path);

    /// <summary>All numbers as Float32, each divided by <paramref name="divisor"/> (255 brings bytes to [0, 1]).</summary>
    public float[] ToSingles(float divisor = 1)
    {
        float[] result = new float[Count];
        if (Element == IdxElement.UnsignedByte)
            for (int i = 0; i < result.Length; i++) result[i] = data[i] / divisor;
        else
            for (int i = 0; i < result.Length; i++) result[i] = (float)At(i) / divisor;
        return result;
    }

    /// <summary>All numbers as integers.</summary>
    /// <exception cref="DataFormatException">A number is not an integer, or too large for one of 32 bits.</exception>
    public int[] ToIntegers()
    {
        int[] result = new int[Count];
        for (int i = 0; i < result.Length; i++)
        {
            double number = At(i);
            result[i] = (int)number;
            if (result[i] != number)
                throw new DataFormatException(Path, $"Number {i} is {number}, which is no 32-bit integer.",
                    "Read this file with ToSingles.");
        }
        return result;
    }

    double At(int index) => Element switch
    {
        IdxElement.UnsignedByte => data[index],
        IdxElement.SignedByte => (sbyte)data[index],
        IdxElement.Int16 => ReadInt16BigEndian(data.AsSpan(index * sizeof(short))),
        IdxElement.Int32 => ReadInt32BigEndian(data.AsSpan(index * sizeof(int))),
        IdxElement.Float32 => ReadSingleBigEndian(data.AsSpan(index * sizeof(float))),
        _ => ReadDoubleBigEndian(data.AsSpan(index * sizeof(double))),
    };
}
