using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using AutoGrad.Algebra;
using static System.Runtime.CompilerServices.MethodImplOptions;
using static System.Runtime.CompilerServices.Unsafe;

namespace AutoGrad;

public readonly partial struct Lanes256<T> : IRegister<Lanes256<T>>
{
    static bool IRegister<Lanes256<T>>.IsSingle
    {
        [MethodImpl(AggressiveInlining)]
        get => typeof(T) == typeof(float);
    }

    [MethodImpl(AggressiveInlining)]
    static Lanes256<T> IRegister<Lanes256<T>>.operator +(Lanes256<T> a, double b) => typeof(T) == typeof(float)
        ? BitCast<Vector256<float>, Lanes256<T>>(a._elements.AsSingle() + Vector256.Create((float)b))
        : BitCast<Vector256<double>, Lanes256<T>>(a._elements.AsDouble() + Vector256.Create(b));

    [MethodImpl(AggressiveInlining)]
    static Lanes256<T> IRegister<Lanes256<T>>.operator -(Lanes256<T> a, double b) => typeof(T) == typeof(float)
        ? BitCast<Vector256<float>, Lanes256<T>>(a._elements.AsSingle() - Vector256.Create((float)b))
        : BitCast<Vector256<double>, Lanes256<T>>(a._elements.AsDouble() - Vector256.Create(b));

    [MethodImpl(AggressiveInlining)]
    static Lanes256<T> IRegister<Lanes256<T>>.operator *(Lanes256<T> a, double b) => typeof(T) == typeof(float)
        ? BitCast<Vector256<float>, Lanes256<T>>(a._elements.AsSingle() * Vector256.Create((float)b))
        : BitCast<Vector256<double>, Lanes256<T>>(a._elements.AsDouble() * Vector256.Create(b));

    [MethodImpl(AggressiveInlining)]
    static Lanes256<T> IRegister<Lanes256<T>>.MultiplyAdd(Lanes256<T> a, Lanes256<T> b, double c) => typeof(T) == typeof(float)
        ? BitCast<Vector256<float>, Lanes256<T>>(
            Vector256.MultiplyAddEstimate(a._elements.AsSingle(), b._elements.AsSingle(), Vector256.Create((float)c)))
        : BitCast<Vector256<double>, Lanes256<T>>(
            Vector256.MultiplyAddEstimate(a._elements.AsDouble(), b._elements.AsDouble(), Vector256.Create(c)));

    [MethodImpl(AggressiveInlining)]
    static Lanes256<T> IRegister<Lanes256<T>>.MultiplyAdd(Lanes256<T> a, double b, Lanes256<T> c) => typeof(T) == typeof(float)
        ? BitCast<Vector256<float>, Lanes256<T>>(
            Vector256.MultiplyAddEstimate(a._elements.AsSingle(), Vector256.Create((float)b), c._elements.AsSingle()))
        : BitCast<Vector256<double>, Lanes256<T>>(
            Vector256.MultiplyAddEstimate(a._elements.AsDouble(), Vector256.Create(b), c._elements.AsDouble()));

    [MethodImpl(AggressiveInlining)]
    static Lanes256<T> IRegister<Lanes256<T>>.ProductError(Lanes256<T> a, Lanes256<T> b, Lanes256<T> product) =>
        Fused.IsSupported
            ? MultiplyAdd(a, b, -product)
            : BitCast<Vector256<T>, Lanes256<T>>(SplitProductError(a._elements, b._elements, product._elements));

    [MethodImpl(AggressiveInlining)]
    static Lanes256<T> IRegister<Lanes256<T>>.Scale(Lanes256<T> x, Lanes256<T> n)
    {
        if (Avx512F.VL.IsSupported)
        {
            return typeof(T) == typeof(float)
                ? BitCast<Vector256<float>, Lanes256<T>>(Avx512F.VL.Scale(x._elements.AsSingle(), n._elements.AsSingle()))
                : BitCast<Vector256<double>, Lanes256<T>>(Avx512F.VL.Scale(x._elements.AsDouble(), n._elements.AsDouble()));
        }

        return BitCast<Vector256<T>, Lanes256<T>>(ScaleInTwoSteps(x._elements, n._elements));
    }

    [MethodImpl(AggressiveInlining)]
    static Lanes256<T> IRegister<Lanes256<T>>.Significand(Lanes256<T> x, out Lanes256<T> exponent)
    {
        if (!Avx512F.VL.IsSupported) return Significands.Of(x, out exponent);
        const byte Normalization = 0b1100; // to [1, 2), NaN for what is negative
        exponent = BitCast<Vector256<float>, Lanes256<T>>(Avx512F.VL.GetExponent(x._elements.AsSingle()));
        return BitCast<Vector256<float>, Lanes256<T>>(Avx512F.VL.GetMantissa(x._elements.AsSingle(), Normalization));
    }

    // The native minimum returns its second operand when either is NaN, or propagates NaN: both keep a NaN in x.
    [MethodImpl(AggressiveInlining)]
    static Lanes256<T> IRegister<Lanes256<T>>.AtMost(Lanes256<T> x, double bound) => typeof(T) == typeof(float)
        ? BitCast<Vector256<float>, Lanes256<T>>(Vector256.MinNative(Vector256.Create((float)bound), x._elements.AsSingle()))
        : BitCast<Vector256<double>, Lanes256<T>>(Vector256.MinNative(Vector256.Create(bound), x._elements.AsDouble()));

    [MethodImpl(AggressiveInlining)]
    static Lanes256<T> IRegister<Lanes256<T>>.AtLeast(Lanes256<T> x, double bound) => typeof(T) == typeof(float)
        ? BitCast<Vector256<float>, Lanes256<T>>(Vector256.MaxNative(Vector256.Create((float)bound), x._elements.AsSingle()))
        : BitCast<Vector256<double>, Lanes256<T>>(Vector256.MaxNative(Vector256.Create(bound), x._elements.AsDouble()));

    [MethodImpl(AggressiveInlining)]
    static Lanes256<T> IRegister<Lanes256<T>>.Bits(ulong pattern) => typeof(T) == typeof(float)
        ? BitCast<Vector256<uint>, Lanes256<T>>(Vector256.Create((uint)pattern))
        : BitCast<Vector256<ulong>, Lanes256<T>>(Vector256.Create(pattern));

    [MethodImpl(AggressiveInlining)]
    static Lanes256<T> IRegister<Lanes256<T>>.Xor(Lanes256<T> a, Lanes256<T> b) =>
        BitCast<Vector256<T>, Lanes256<T>>(a._elements ^ b._elements);

    [MethodImpl(AggressiveInlining)]
    static Lanes256<T> IRegister<Lanes256<T>>.AddBits(Lanes256<T> a, Lanes256<T> b) => typeof(T) == typeof(float)
        ? BitCast<Vector256<uint>, Lanes256<T>>(a._elements.AsUInt32() + b._elements.AsUInt32())
        : BitCast<Vector256<ulong>, Lanes256<T>>(a._elements.AsUInt64() + b._elements.AsUInt64());

    [MethodImpl(AggressiveInlining)]
    static Lanes256<T> IRegister<Lanes256<T>>.SubtractBits(Lanes256<T> a, Lanes256<T> b) => typeof(T) == typeof(float)
        ? BitCast<Vector256<uint>, Lanes256<T>>(a._elements.AsUInt32() - b._elements.AsUInt32())
        : BitCast<Vector256<ulong>, Lanes256<T>>(a._elements.AsUInt64() - b._elements.AsUInt64());

    [MethodImpl(AggressiveInlining)]
    static Lanes256<T> IRegister<Lanes256<T>>.ShiftLeft(Lanes256<T> a, int count) => typeof(T) == typeof(float)
        ? BitCast<Vector256<uint>, Lanes256<T>>(a._elements.AsUInt32() << count)
        : BitCast<Vector256<ulong>, Lanes256<T>>(a._elements.AsUInt64() << count);

    [MethodImpl(AggressiveInlining)]
    static Lanes256<T> IRegister<Lanes256<T>>.ShiftRight(Lanes256<T> a, int count) => typeof(T) == typeof(float)
        ? BitCast<Vector256<uint>, Lanes256<T>>(a._elements.AsUInt32() >>> count)
        : BitCast<Vector256<ulong>, Lanes256<T>>(a._elements.AsUInt64() >>> count);

    [MethodImpl(AggressiveInlining)]
    static Lanes256<T> IRegister<Lanes256<T>>.Lookup<TTable>(Lanes256<T> index)
    {
        if (!Avx2.IsSupported) return LookupByHalves<Lanes128<T>, TTable>(index);
        ref readonly float entries = ref MemoryMarshal.GetReference(TTable.Entries);
        Vector256<int> places = index._elements.AsInt32();
        Vector256<float> lower = Avx2.PermuteVar8x32(Vector256.LoadUnsafe(in entries), places);
        Vector256<float> upper = Avx2.PermuteVar8x32(Vector256.LoadUnsafe(in entries, 8), places);
        return BitCast<Vector256<float>, Lanes256<T>>(Avx.BlendVariable(lower, upper, (places << 28).AsSingle()));
    }

    static Lanes256<T> LookupByHalves<H, TTable>(Lanes256<T> index) where H : struct, IRegister<H> where TTable : struct, ITable
    {
        H lower = H.Lookup<TTable>(BitCast<Vector128<T>, H>(index._elements.GetLower()));
        H upper = H.Lookup<TTable>(BitCast<Vector128<T>, H>(index._elements.GetUpper()));
        return BitCast<Vector256<T>, Lanes256<T>>(Vector256.Create(BitCast<H, Vector128<T>>(lower), BitCast<H, Vector128<T>>(upper)));
    }

    // As unsigned integers the bits of positive numbers rise with them, and those of all others are above or below.
    [MethodImpl(AggressiveInlining)]
    static bool IRegister<Lanes256<T>>.AllBetween(Lanes256<T> x, double lower, double upper)
    {
        if (typeof(T) == typeof(float))
        {
            uint from = BitConverter.SingleToUInt32Bits((float)lower), to = BitConverter.SingleToUInt32Bits((float)upper);
            return Vector256.LessThanAll(x._elements.AsUInt32() - Vector256.Create(from), Vector256.Create(to - from));
        }
        else
        {
            ulong from = BitConverter.DoubleToUInt64Bits(lower), to = BitConverter.DoubleToUInt64Bits(upper);
            return Vector256.LessThanAll(x._elements.AsUInt64() - Vector256.Create(from), Vector256.Create(to - from));
        }
    }

    [MethodImpl(AggressiveInlining)]
    static bool IRegister<Lanes256<T>>.Any(Lanes256<T> mask) => mask._elements.ExtractMostSignificantBits() != 0;

    [MethodImpl(AggressiveInlining)]
    static Lanes256<T> IRegister<Lanes256<T>>.InDouble<F>(Lanes256<T> x)
    {
        if (typeof(T) == typeof(double)) return F.Of(x);
        (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(x._elements.AsSingle());
        lower = F.Of(new Lanes256<double>(lower))._elements;
        upper = F.Of(new Lanes256<double>(upper))._elements;
        return BitCast<Vector256<float>, Lanes256<T>>(Vector256.Narrow(lower, upper));
    }

    [MethodImpl(AggressiveInlining)]
    static Lanes256<T> IRegister<Lanes256<T>>.InDouble<F>(Lanes256<T> a, Lanes256<T> b)
    {
        if (typeof(T) == typeof(double)) return F.Of(a, b);
        (Vector256<double> lowerA, Vector256<double> upperA) = Vector256.Widen(a._elements.AsSingle());
        (Vector256<double> lowerB, Vector256<double> upperB) = Vector256.Widen(b._elements.AsSingle());
        Vector256<double> lower = F.Of(new Lanes256<double>(lowerA), new Lanes256<double>(lowerB))._elements;
        Vector256<double> upper = F.Of(new Lanes256<double>(upperA), new Lanes256<double>(upperB))._elements;
        return BitCast<Vector256<float>, Lanes256<T>>(Vector256.Narrow(lower, upper));
    }

    [MethodImpl(NoInlining | AggressiveOptimization)]
    static Lanes256<T> IRegister<Lanes256<T>>.InDouble<F>(F f, ref readonly Lanes256<T> x)
    {
        if (typeof(T) == typeof(double)) return f.Of(x);
        (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(x._elements.AsSingle());
        lower = f.Of(new Lanes256<double>(lower))._elements;
        upper = f.Of(new Lanes256<double>(upper))._elements;
        return BitCast<Vector256<float>, Lanes256<T>>(Vector256.Narrow(lower, upper));
    }

    // Registers go by reference to methods that are not inlined: a copy on the stack in smaller pieces would stall the load that follows.
    [MethodImpl(NoInlining | AggressiveOptimization)]
    static Lanes256<T> IRegister<Lanes256<T>>.OneByOne<F>(
        F f, ref readonly Lanes256<T> x, ref readonly Lanes256<T> mask, ref readonly Lanes256<T> otherwise)
    {
        Vector256<T> elements = x._elements, result = otherwise._elements;
        for (uint left = mask._elements.ExtractMostSignificantBits(); left != 0; left &= left - 1)
        {
            int lane = BitOperations.TrailingZeroCount(left);
            result = result.WithElement(lane, Lane.Apply(f, elements[lane]));
        }

        return BitCast<Vector256<T>, Lanes256<T>>(result);
    }

    [MethodImpl(AggressiveInlining)]
    static Vector256<T> Constant(double value) => typeof(T) == typeof(float)
        ? Vector256.Create((float)value).As<float, T>()
        : Vector256.Create(value).As<double, T>();

    // T. J. Dekker, A floating-point technique for extending the available precision, 1971: each factor is cut into two
    // halves whose products are exact.
    static Vector256<T> SplitProductError(Vector256<T> a, Vector256<T> b, Vector256<T> product)
    {
        Vector256<T> splitter = Constant(typeof(T) == typeof(float) ? 4097 : 134217729);
        Vector256<T> t = a * splitter, highA = t - (t - a), lowA = a - highA;
        Vector256<T> u = b * splitter, highB = u - (u - b), lowB = b - highB;
        return (((highA * highB) - product) + (highA * lowB) + (lowA * highB)) + (lowA * lowB);
    }

    // Half of the exponent at a time, so that a subnormal result is rounded once, by the second product.
    [MethodImpl(AggressiveInlining)]
    static Vector256<T> ScaleInTwoSteps(Vector256<T> x, Vector256<T> n)
    {
        double limit = typeof(T) == typeof(float) ? 252 : 2044;
        n = Floor(BitCast<Vector256<T>, Lanes256<T>>(Vector256.Min(Vector256.Max(n, Constant(-limit)), Constant(limit))))._elements;
        Vector256<T> half = Floor(BitCast<Vector256<T>, Lanes256<T>>(n * Constant(0.5)))._elements;
        return (x * PowerOfTwo(half)) * PowerOfTwo(n - half);
    }

    // In the sum with 1.5·2⁵² (1.5·2²³ for float) the last bits are the integer n; with the exponent's bias they are the
    // exponent of 2ⁿ.
    [MethodImpl(AggressiveInlining)]
    static Vector256<T> PowerOfTwo(Vector256<T> n) => typeof(T) == typeof(float)
        ? ((n + Constant(12582912 + 127)).AsUInt32() << 23).As<uint, T>()
        : ((n + Constant(6755399441055744 + 1023)).AsUInt64() << 52).As<ulong, T>();
}
