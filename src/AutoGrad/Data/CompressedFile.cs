using System.IO.Compression;

namespace AutoGrad.Data;

/// <summary>
/// Opens files that may be compressed with gzip, which their first two bytes tell (RFC 1952, section 2.3.1), whatever they are called.
/// </summary>
static class CompressedFile
{
    /// <summary>
    /// No deflate stream unpacks to more than this many times its length: at best 258 bytes come out of 2 bits (RFC 1951, section 3.2.5).
    /// </summary>
    public const int GreatestRatio = 1032;

    /// <summary>Opens a file for one pass from its beginning.</summary>
    /// <returns>The unpacked bytes, and an upper bound of how many there can be.</returns>
    public static (Stream Content, long GreatestLength) Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        bool packed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return packed ? (new GZipStream(file, CompressionMode.Decompress), file.Length * GreatestRatio) : (file, file.Length);
    }
}
