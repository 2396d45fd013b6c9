using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoGrad.Kernels;

/// <summary>What transpositions in 512-bit registers share: the lanes of 128 bits, and the stores.</summary>
internal static unsafe class Lanes512
{
    /// <summary>Transposes the 4 × 4 matrix of which each register is a row and each of its lanes an element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(ref Vector512<double> a, ref Vector512<double> b, ref Vector512<double> c, ref Vector512<double> d)
    {
        const byte EvenLanes = 0b10_00_10_00, OddLanes = 0b11_01_11_01;
        Vector512<double> evenAb = Avx512F.Shuffle4x128(a, b, EvenLanes), oddAb = Avx512F.Shuffle4x128(a, b, OddLanes);
        Vector512<double> evenCd = Avx512F.Shuffle4x128(c, d, EvenLanes), oddCd = Avx512F.Shuffle4x128(c, d, OddLanes);
        a = Avx512F.Shuffle4x128(evenAb, evenCd, EvenLanes);
        b = Avx512F.Shuffle4x128(oddAb, oddCd, EvenLanes);
        c = Avx512F.Shuffle4x128(evenAb, evenCd, OddLanes);
        d = Avx512F.Shuffle4x128(oddAb, oddCd, OddLanes);
    }

    /// <summary>Stores up to four rows, in order: a caller may let each row's end lie under the next one's start.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(
        Vector512<double> x0, Vector512<double> x1, Vector512<double> x2, Vector512<double> x3, int count, T* destination, nint row)
        where T : unmanaged
    {
        if (count > 0)
            x0.As<double, T>().Store(destination);
        if (count > 1)
            x1.As<double, T>().Store(destination + row);
        if (count > 2)
            x2.As<double, T>().Store(destination + (2 * row));
        if (count > 3)
            x3.As<double, T>().Store(destination + (3 * row));
    }
}
