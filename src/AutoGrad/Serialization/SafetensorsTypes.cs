namespace AutoGrad.Serialization;

/// <summary>The element types that safetensors knows (version 0.6 of the format's reference implementation).</summary>
static class SafetensorsTypes
{
    /// <summary>The length of an element in bits, or null for an unknown type. Elements of fewer than 8 bits are packed.</summary>
    public static int? BitsOf(string dtype) => dtype switch
    {
        "F4" => 4,
        "F6_E2M3" or "F6_E3M2" => 6,
        "BOOL" or "U8" or "I8" or "F8_E5M2" or "F8_E4M3" or "F8_E8M0" => 8,
        "I16" or "U16" or "F16" or "BF16" => 16,
        "I32" or "U32" or "F32" => 32,
        "I64" or "U64" or "F64" or "C64" => 64,
        _ => null,
    };

    /// <summary>The bytes that a tensor takes, or null if they are no whole number, or more than a file can have.</summary>
    public static long? ByteCount(int bits, ReadOnlySpan<long> shape)
    {
        Int128 count = bits;
        foreach (long length in shape)
        {
            if (length == 0) return 0;
            // Dividing beforehand keeps the product within 128 bits for every pair of lengths.
            if (count > (Int128)8 * long.MaxValue / length) return null;
            count *= length;
        }
        return count % 8 == 0 ? (long)(count / 8) : null;
    }
}
