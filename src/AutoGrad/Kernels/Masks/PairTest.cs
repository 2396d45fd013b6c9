using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Kernels;

/// <summary>A test of two numbers.</summary>
internal interface IPairTest
{
    static abstract bool Holds<T>(T a, T b) where T : INumber<T>;

    /// <summary>The same of each pair: all bits of an element are set where it holds, else none.</summary>
    static abstract Vector128<T> Holds<T>(Vector128<T> a, Vector128<T> b);
}

/// <summary>Loops that test the elements of two operands at the same place.</summary>
internal static class PairTest
{
    /// <summary>holds ← test(a, b); an operand is as long as the result, or has one element, which is repeated.</summary>
    [MethodImpl(AggressiveOptimization | NoInlining)]
    public static void Run<TTest, T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<bool> holds)
        where TTest : struct, IPairTest
        where T : unmanaged, INumber<T>
    {
        if (holds.IsEmpty)
            return;
        int stepA = a.Length == 1 ? 0 : 1, stepB = b.Length == 1 ? 0 : 1, i = 0;
        a = stepA == 0 ? a : a[..holds.Length];
        b = stepB == 0 ? b : b[..holds.Length];
        if (Vector128.IsHardwareAccelerated)
        {
            ref byte truths = ref MemoryMarshal.GetReference(MemoryMarshal.AsBytes(holds));
            for (; i <= holds.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
            {
                var pairs = new Pairs<TTest, T>(ref MemoryMarshal.GetReference(a), stepA, ref MemoryMarshal.GetReference(b), stepB, i);
                (pairs.Bytes() & Vector128<byte>.One).StoreUnsafe(ref truths, (nuint)i);
            }
        }

        for (; i < holds.Length; i++)
            holds[i] = TTest.Holds(a[i * stepA], b[i * stepB]);
    }

    /// <summary>16 pairs of elements, as many as a register holds truth values.</summary>
    readonly ref struct Pairs<TTest, T>
        where TTest : struct, IPairTest
        where T : unmanaged
    {
        readonly ref T a;
        readonly ref T b;
        readonly bool repeatsA;
        readonly bool repeatsB;

        public Pairs(ref T a, int stepA, ref T b, int stepB, int start)
        {
            this.a = ref Unsafe.Add(ref a, stepA * start);
            this.b = ref Unsafe.Add(ref b, stepB * start);
            repeatsA = stepA == 0;
            repeatsB = stepB == 0;
        }

        /// <summary>A byte for each pair, whose bits are all set or none: as a signed number, −1 or 0, it keeps that when it is narrowed.</summary>
        [MethodImpl(AggressiveInlining)]
        public Vector128<byte> Bytes() => Vector128.NarrowWithSaturation(Shorts(0), Shorts(8)).AsByte();

        [MethodImpl(AggressiveInlining)]
        Vector128<short> Shorts(int place) => Vector128.NarrowWithSaturation(Ints(place), Ints(place + 4));

        [MethodImpl(AggressiveInlining)]
        Vector128<int> Ints(int place) => Unsafe.SizeOf<T>() == sizeof(int)
            ? Test(place).AsInt32()
            : Vector128.Narrow(Test(place).AsInt64(), Test(place + 2).AsInt64());

        [MethodImpl(AggressiveInlining)]
        Vector128<T> Test(int place) => TTest.Holds(
            repeatsA ? Vector128.Create(a) : Vector128.LoadUnsafe(ref a, (nuint)place),
            repeatsB ? Vector128.Create(b) : Vector128.LoadUnsafe(ref b, (nuint)place));
    }
}

/// <summary>A test on each stretch of a broadcast.</summary>
internal readonly ref struct PairTestStretch<TTest, T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<bool> holds) : IStretchBody
    where TTest : struct, IPairTest
    where T : unmanaged, INumber<T>
{
    readonly ReadOnlySpan<T> a = a;
    readonly ReadOnlySpan<T> b = b;
    readonly Span<bool> holds = holds;

    public void Run(scoped BroadcastStretch stretch) => PairTest.Run<TTest, T>(stretch.Of(0, a), stretch.Of(1, b), stretch.Of(holds));
}
