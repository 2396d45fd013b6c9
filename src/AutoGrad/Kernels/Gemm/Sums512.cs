using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoGrad.Kernels;

/// <summary>Sums across eight 512-bit registers at once: two registers are interleaved and added, then two of the results, and so on.</summary>
internal static class Sums512
{
    private const byte EvenLanes = 0b10_00_10_00, OddLanes = 0b11_01_11_01;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> OfEach(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d,
        Vector512<float> e, Vector512<float> f, Vector512<float> g, Vector512<float> h)
    {
        Vector512<float> halves = AddLanes(OfFour(a, b, c, d), OfFour(e, f, g, h));
        return AddLanes(halves, halves);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> OfEach(Vector512<double> a, Vector512<double> b, Vector512<double> c, Vector512<double> d,
        Vector512<double> e, Vector512<double> f, Vector512<double> g, Vector512<double> h)
        => AddLanes(AddLanes(OfTwo(a, b), OfTwo(c, d)), AddLanes(OfTwo(e, f), OfTwo(g, h)));

    /// <summary>In each lane of 128 bits, the sums of the four registers' lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> OfFour(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d)
    {
        Vector512<double> ab = (Avx512F.UnpackLow(a, b) + Avx512F.UnpackHigh(a, b)).AsDouble();
        Vector512<double> cd = (Avx512F.UnpackLow(c, d) + Avx512F.UnpackHigh(c, d)).AsDouble();
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
