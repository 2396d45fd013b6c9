using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoGrad.Kernels;

/// <summary>Sums across up to twelve 512-bit registers of floats, or eight of doubles, at once.</summary>
/// <remarks>
/// Two registers are interleaved and added, then two of the results, and so on. The number of registers must be a constant to the compiler,
/// which leaves out what the others would need; in the result their places are unspecified.
/// </remarks>
internal static class Sums512
{
    private const byte EvenLanes = 0b10_00_10_00, OddLanes = 0b11_01_11_01;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> OfEach(int count, Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d,
        Vector512<float> e, Vector512<float> f, Vector512<float> g, Vector512<float> h,
        Vector512<float> i, Vector512<float> j, Vector512<float> k, Vector512<float> l)
    {
        Vector512<float> low = OfEight(count, a, b, c, d, e, f, g, h);
        return AddLanes(low, count > 8 ? OfEight(count - 8, i, j, k, l, default, default, default, default) : low);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> OfEach(int count, Vector512<double> a, Vector512<double> b, Vector512<double> c, Vector512<double> d,
        Vector512<double> e, Vector512<double> f, Vector512<double> g, Vector512<double> h)
    {
        Vector512<double> ab = OfTwo(a, b);
        Vector512<double> low = AddLanes(ab, count > 2 ? OfTwo(c, d) : ab);
        if (count <= 4)
            return AddLanes(low, low);
        Vector512<double> ef = OfTwo(e, f);
        return AddLanes(low, AddLanes(ef, count > 6 ? OfTwo(g, h) : ef));
    }

    /// <summary>Two sums for each register, in lanes that the next addition brings together: those of the first four registers in the lower half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> OfEight(int count, Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d,
        Vector512<float> e, Vector512<float> f, Vector512<float> g, Vector512<float> h)
    {
        Vector512<float> low = OfFour(count, a, b, c, d);
        return AddLanes(low, count > 4 ? OfFour(count - 4, e, f, g, h) : low);
    }

    /// <summary>In each lane of 128 bits, the sums of the four registers' lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> OfFour(int count, Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d)
    {
        Vector512<double> ab = (Avx512F.UnpackLow(a, b) + Avx512F.UnpackHigh(a, b)).AsDouble();
        Vector512<double> cd = count > 2 ? (Avx512F.UnpackLow(c, d) + Avx512F.UnpackHigh(c, d)).AsDouble() : ab;
        return Avx512F.UnpackLow(ab, cd).AsSingle() + Avx512F.UnpackHigh(ab, cd).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> OfTwo(Vector512<double> a, Vector512<double> b) => Avx512F.UnpackLow(a, b) + Avx512F.UnpackHigh(a, b);

    /// <summary>The sums of neighbouring lanes: first those of <paramref name="a"/>, then those of <paramref name="b"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> AddLanes(Vector512<float> a, Vector512<float> b)
        => Avx512F.Shuffle4x128(a, b, EvenLanes) + Avx512F.Shuffle4x128(a, b, OddLanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> AddLanes(Vector512<double> a, Vector512<double> b)
        => Avx512F.Shuffle4x128(a, b, EvenLanes) + Avx512F.Shuffle4x128(a, b, OddLanes);
}
