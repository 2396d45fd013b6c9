namespace AutoGrad.Algebra;

/// <summary>The reduction of an angle that is large against π/2, exact for every double.</summary>
/// <remarks>
/// M. Payne and R. Hanek, Radian reduction for trigonometric functions, 1983: of x·2/π with x = m·2ᵉ only the bits of 2/π count
/// that weigh less than 4 quarter turns in the product; 192 of them leave more than 70 correct bits after the worst cancellation.
/// </remarks>
internal readonly struct HugeAngle(HugeAngle.Part part) : IScalarFunction
{
    internal enum Part
    {
        Quarters,
        High,
        Low,
    }

    // π/2 as the sum of two numbers.
    const double HalfPi = 1.5707963267948966;
    const double HalfPiLow = 6.1232339957367660e-17;

    // The binary digits of 2/π behind the point, after 64 zeros for small exponents.
    static ReadOnlySpan<ulong> TwoOverPi =>
    [
        0,
        0xA2F9836E4E441529, 0xFC2757D1F534DDC0, 0xDB6295993C439041, 0xFE5163ABDEBBC561, 0xB7246E3A424DD2E0,
        0x06492EEA09D1921C, 0xFE1DEB1CB129A73E, 0xE88235F52EBB4484, 0xE99C7026B45F7E41, 0x3991D639835339F4,
        0x9C845F8BBDF9283B, 0x1FF897FFDE05980F, 0xEF2F118B5A0A6D1F, 0x6D367ECF27CB09B7, 0x4F463F669E5FEA2D,
        0x7527BAC7EBE5F17B, 0x3D0739F78A5292EA, 0x6BFB5FB11F8D5D08, 0x56033046FC7B6BAB, 0xF0CFBC209AF4361D,
    ];

    public double Of(double x)
    {
        if (!double.IsFinite(x)) return double.NaN;
        (int quarters, double high, double low) = Reduce(Math.Abs(x));
        int sign = x < 0 ? -1 : 1;
        return sign * (part switch { Part.Quarters => quarters, Part.High => high, _ => low });
    }

    static (int Quarters, double High, double Low) Reduce(double x)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(x);
        ulong m = (bits & 0x000F_FFFF_FFFF_FFFF) | 0x0010_0000_0000_0000;
        int e = (int)(bits >> 52) - 1075;

        // The first bit that counts has weight 2¹ in the product, so 2^(1−e) in 2/π; it stands at index 64 − 1 + (e − 1) of the table.
        int first = 62 + e;
        ulong w2 = Word(first), w1 = Word(first + 64), w0 = Word(first + 128);
        UInt128 p0 = (UInt128)m * w0;
        UInt128 p1 = (UInt128)m * w1 + (p0 >> 64);
        ulong top = m * w2 + (ulong)(p1 >> 64);

        // (top, p1, p0) is the product modulo 4, its unit 2⁻¹⁹⁰.
        UInt128 fraction = ((UInt128)top << 66) | ((UInt128)(ulong)p1 << 2) | ((ulong)p0 >> 62);
        int quarters = (int)(top >> 62);
        bool above = fraction >> 127 != 0;
        if (above)
        {
            quarters = (quarters + 1) & 3;
            fraction = UInt128.Zero - fraction;
        }

        int zeros = (int)UInt128.LeadingZeroCount(fraction);
        fraction <<= zeros;
        double unit = Math.ScaleB(above ? -1 : 1, -zeros - 64);
        double high = (ulong)(fraction >> 75) * unit * 2048; // 53 bits
        double low = (ulong)((fraction >> 22) & 0x001F_FFFF_FFFF_FFFF) * unit * 2.2737367544323206e-13; // 2⁻⁴²
        double product = high * HalfPi;
        double rest = Math.FusedMultiplyAdd(high, HalfPi, -product) + (high * HalfPiLow + low * HalfPi);
        double sum = product + rest;
        return (quarters, sum, (product - sum) + rest);
    }

    static ulong Word(int index)
    {
        int word = index >> 6, shift = index & 63;
        return shift == 0 ? TwoOverPi[word] : (TwoOverPi[word] << shift) | (TwoOverPi[word + 1] >> (64 - shift));
    }
}
