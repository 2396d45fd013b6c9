namespace AutoGrad.Data;

/// <summary>The number format of an IDX file; the values are the format's own type bytes.</summary>
public enum IdxElement
{
    /// <summary>No format: the value of a variable that was never set.</summary>
    None = 0,

    /// <summary>Unsigned 8-bit integers.</summary>
    UnsignedByte = 0x08,

    /// <summary>Signed 8-bit integers.</summary>
    SignedByte = 0x09,

    /// <summary>Signed 16-bit integers.</summary>
    Int16 = 0x0B,

    /// <summary>Signed 32-bit integers.</summary>
    Int32 = 0x0C,

    /// <summary>32-bit floating-point numbers.</summary>
    Float32 = 0x0D,

    /// <summary>64-bit floating-point numbers.</summary>
    Float64 = 0x0E,
}
