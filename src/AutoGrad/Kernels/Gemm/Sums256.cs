using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoGrad.Kernels;

/// <summary>Sums across eight 256-bit registers of floats, or four of doubles, at once; like <see cref="Sums512"/>.</summary>
internal static class Sums256
{
    private const byte LowLanes = 0x20, HighLanes = 0x31;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> OfEach(Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d,
        Vector256<float> e, Vector256<float> f, Vector256<float> g, Vector256<float> h)
    {
        Vector256<float> low = OfFour(a, b, c, d), high = OfFour(e, f, g, h);
        return Avx.Permute2x128(low, high, LowLanes) + Avx.Permute2x128(low, high, HighLanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> OfEach(Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d)
    {
        Vector256<double> ab = Avx.UnpackLow(a, b) + Avx.UnpackHigh(a, b);
        Vector256<double> cd = Avx.UnpackLow(c, d) + Avx.UnpackHigh(c, d);
        return Avx.Permute2x128(ab, cd, LowLanes) + Avx.Permute2x128(ab, cd, HighLanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> OfFour(Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d)
    {
        Vector256<double> ab = (Avx.UnpackLow(a, b) + Avx.UnpackHigh(a, b)).AsDouble();
        Vector256<double> cd = (Avx.UnpackLow(c, d) + Avx.UnpackHigh(c, d)).AsDouble();
        return Avx.UnpackLow(ab, cd).AsSingle() + Avx.UnpackHigh(ab, cd).AsSingle();
    }
}
