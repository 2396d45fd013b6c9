using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace AutoGrad.Cli.Tests;

/// <summary>Data that are learnt in a moment.</summary>
static class SmallData
{
    /// <summary>Points around three corners of a triangle, far from zero and on different scales.</summary>
    public static string ThreeGroups(int rows = 120)
    {
        var random = new Random(1);
        var text = new StringBuilder("length,weight,kind\n");
        for (int i = 0; i < rows; i++)
        {
            double length = 1000 + (i % 3 == 1 ? 50 : 0) + (10 * random.NextDouble()), weight = 0.01 * ((i % 3 == 2 ? 5 : 0) + random.NextDouble());
            text.Append(CultureInfo.InvariantCulture, $"{length:R},{weight:R},{(i % 3) switch { 0 => "ash", 1 => "beech", _ => "cedar" }}\n");
        }

        return text.ToString();
    }

    /// <summary>y = 300 + 20 a − 5 b, without noise.</summary>
    public static string Plane(int rows = 200)
    {
        var random = new Random(2);
        var text = new StringBuilder("a,b,y\n");
        for (int i = 0; i < rows; i++)
        {
            double a = random.NextDouble(), b = 10 * random.NextDouble();
            text.Append(CultureInfo.InvariantCulture, $"{a:R},{b:R},{300 + (20 * a) - (5 * b):R}\n");
        }

        return text.ToString();
    }

    /// <summary>MNIST's four files with images of 4 × 4 pixels: of digit d, pixel d is white.</summary>
    public static void WriteImages(TemporaryFolder folder, int train = 240, int test = 40)
    {
        foreach ((string part, int count) in new[] { ("train", train), ("t10k", test) })
        {
            byte[] pixels = new byte[16 * count], labels = new byte[count];
            for (int i = 0; i < count; i++)
            {
                labels[i] = (byte)(i % 10);
                pixels[(16 * i) + (i % 10)] = 255;
            }

            folder.Write($"{part}-images-idx3-ubyte", Idx([count, 4, 4], pixels));
            folder.Write($"{part}-labels-idx1-ubyte", Idx([count], labels));
        }
    }

    // The format: two zeros, 8 for unsigned bytes, the number of axes, each length in big-endian order, the elements.
    static byte[] Idx(int[] lengths, byte[] elements)
    {
        byte[] header = new byte[4 + (4 * lengths.Length)];
        (header[2], header[3]) = (8, (byte)lengths.Length);
        for (int i = 0; i < lengths.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + (4 * i)), lengths[i]);
        return [.. header, .. elements];
    }
}
