using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using AutoGrad.Algebra;
using static System.Runtime.CompilerServices.MethodImplOptions;
using static System.Runtime.CompilerServices.Unsafe;

namespace AutoGrad;

public readonly partial struct Lanes512<T> : IRegister<Lanes512<T>>
{
    static bool IRegister<Lanes512<T>>.IsSingle
    {
        [MethodImpl(AggressiveInlining)]
        get => typeof(T) == typeof(float);
    }

    [MethodImpl(AggressiveInlining)]
    static Lanes512<T> IRegister<Lanes512<T>>.operator +(Lanes512<T> a, double b) => typeof(T) == typeof(float)
        ? BitCast<Vector512<float>, Lanes512<T>>(a._elements.AsSingle() + Vector512.Create((float)b))
        : BitCast<Vector512<double>, Lanes512<T>>(a._elements.AsDouble() + Vector512.Create(b));

    [MethodImpl(AggressiveInlining)]
    static Lanes512<T> IRegister<Lanes512<T>>.operator -(Lanes512<T> a, double b) => typeof(T) == typeof(float)
        ? BitCast<Vector512<float>, Lanes512<T>>(a._elements.AsSingle() - Vector512.Create((float)b))
        : BitCast<Vector512<double>, Lanes512<T>>(a._elements.AsDouble() - Vector512.Create(b));

    [MethodImpl(AggressiveInlining)]
    static Lanes512<T> IRegister<Lanes512<T>>.operator *(Lanes512<T> a, double b) => typeof(T) == typeof(float)
        ? BitCast<Vector512<float>, Lanes512<T>>(a._elements.AsSingle() * Vector512.Create((float)b))
        : BitCast<Vector512<double>, Lanes512<T>>(a._elements.AsDouble() * Vector512.Create(b));

    [MethodImpl(AggressiveInlining)]
    static Lanes512<T> IRegister<Lanes512<T>>.MultiplyAdd(Lanes512<T> a, Lanes512<T> b, double c) => typeof(T) == typeof(float)
        ? BitCast<Vector512<float>, Lanes512<T>>(
            Vector512.MultiplyAddEstimate(a._elements.AsSingle(), b._elements.AsSingle(), Vector512.Create((float)c)))
        : BitCast<Vector512<double>, Lanes512<T>>(
            Vector512.MultiplyAddEstimate(a._elements.AsDouble(), b._elements.AsDouble(), Vector512.Create(c)));

    [MethodImpl(AggressiveInlining)]
    static Lanes512<T> IRegister<Lanes512<T>>.MultiplyAdd(Lanes512<T> a, double b, Lanes512<T> c) => typeof(T) == typeof(float)
        ? BitCast<Vector512<float>, Lanes512<T>>(
            Vector512.MultiplyAddEstimate(a._elements.AsSingle(), Vector512.Create((float)b), c._elements.AsSingle()))
        : BitCast<Vector512<double>, Lanes512<T>>(
            Vector512.MultiplyAddEstimate(a._elements.AsDouble(), Vector512.Create(b), c._elements.AsDouble()));

    [MethodImpl(AggressiveInlining)]
    static Lanes512<T> IRegister<Lanes512<T>>.ProductError(Lanes512<T> a, Lanes512<T> b, Lanes512<T> product) =>
        Fused.IsSupported
            ? MultiplyAdd(a, b, -product)
            : BitCast<Vector512<T>, Lanes512<T>>(SplitProductError(a._elements, b._elements, product._elements));

    [MethodImpl(AggressiveInlining)]
    static Lanes512<T> IRegister<Lanes512<T>>.Scale(Lanes512<T> x, Lanes512<T> n)
    {
        if (Avx512F.IsSupported)
        {
            return typeof(T) == typeof(float)
                ? BitCast<Vector512<float>, Lanes512<T>>(Avx512F.Scale(x._elements.AsSingle(), n._elements.AsSingle()))
                : BitCast<Vector512<double>, Lanes512<T>>(Avx512F.Scale(x._elements.AsDouble(), n._elements.AsDouble()));
        }

        return BitCast<Vector512<T>, Lanes512<T>>(ScaleInTwoSteps(x._elements, n._elements));
    }

    [MethodImpl(AggressiveInlining)]
    static Lanes512<T> IRegister<Lanes512<T>>.Significand(Lanes512<T> x, out Lanes512<T> exponent)
    {
        if (!Avx512F.IsSupported) return Significands.Of(x, out exponent);
        const byte Normalization = 0b1100; // to [1, 2), NaN for what is negative
        exponent = BitCast<Vector512<float>, Lanes512<T>>(Avx512F.GetExponent(x._elements.AsSingle()));
        return BitCast<Vector512<float>, Lanes512<T>>(Avx512F.GetMantissa(x._elements.AsSingle(), Normalization));
    }

    // The native minimum returns its second operand when either is NaN, or propagates NaN: both keep a NaN in x.
    [MethodImpl(AggressiveInlining)]
    static Lanes512<T> IRegister<Lanes512<T>>.AtMost(Lanes512<T> x, double bound) => typeof(T) == typeof(float)
        ? BitCast<Vector512<float>, Lanes512<T>>(Vector512.MinNative(Vector512.Create((float)bound), x._elements.AsSingle()))
        : BitCast<Vector512<double>, Lanes512<T>>(Vector512.MinNative(Vector512.Create(bound), x._elements.AsDouble()));

    [MethodImpl(AggressiveInlining)]
    static Lanes512<T> IRegister<Lanes512<T>>.AtLeast(Lanes512<T> x, double bound) => typeof(T) == typeof(float)
        ? BitCast<Vector512<float>, Lanes512<T>>(Vector512.MaxNative(Vector512.Create((float)bound), x._elements.AsSingle()))
        : BitCast<Vector512<double>, Lanes512<T>>(Vector512.MaxNative(Vector512.Create(bound), x._elements.AsDouble()));

    [MethodImpl(AggressiveInlining)]
    static Lanes512<T> IRegister<Lanes512<T>>.Bits(ulong pattern) => typeof(T) == typeof(float)
        ? BitCast<Vector512<uint>, Lanes512<T>>(Vector512.Create((uint)pattern))
        : BitCast<Vector512<ulong>, Lanes512<T>>(Vector512.Create(pattern));

    [MethodImpl(AggressiveInlining)]
    static Lanes512<T> IRegister<Lanes512<T>>.Xor(Lanes512<T> a, Lanes512<T> b) =>
        BitCast<Vector512<T>, Lanes512<T>>(a._elements ^ b._elements);

    [MethodImpl(AggressiveInlining)]
    static Lanes512<T> IRegister<Lanes512<T>>.AddBits(Lanes512<T> a, Lanes512<T> b) => typeof(T) == typeof(float)
        ? BitCast<Vector512<uint>, Lanes512<T>>(a._elements.AsUInt32() + b._elements.AsUInt32())
        : BitCast<Vector512<ulong>, Lanes512<T>>(a._elements.AsUInt64() + b._elements.AsUInt64());

    [MethodImpl(AggressiveInlining)]
    static Lanes512<T> IRegister<Lanes512<T>>.SubtractBits(Lanes512<T> a, Lanes512<T> b) => typeof(T) == typeof(float)
        ? BitCast<Vector512<uint>, Lanes512<T>>(a._elements.AsUInt32() - b._elements.AsUInt32())
        : BitCast<Vector512<ulong>, Lanes512<T>>(a._elements.AsUInt64() - b._elements.AsUInt64());

    [MethodImpl(AggressiveInlining)]
    static Lanes512<T> IRegister<Lanes512<T>>.ShiftLeft(Lanes512<T> a, int count) => typeof(T) == typeof(float)
        ? BitCast<Vector512<uint>, Lanes512<T>>(a._elements.AsUInt32() << count)
        : BitCast<Vector512<ulong>, Lanes512<T>>(a._elements.AsUInt64() << count);

    [MethodImpl(AggressiveInlining)]
    static Lanes512<T> IRegister<Lanes512<T>>.ShiftRight(Lanes512<T> a, int count) => typeof(T) == typeof(float)
        ? BitCast<Vector512<uint>, Lanes512<T>>(a._elements.AsUInt32() >>> count)
        : BitCast<Vector512<ulong>, Lanes512<T>>(a._elements.AsUInt64() >>> count);

    [MethodImpl(AggressiveInlining)]
    static Lanes512<T> IRegister<Lanes512<T>>.Lookup<TTable>(Lanes512<T> index)
    {
        if (!Avx512F.IsSupported) return LookupByHalves<Lanes256<T>, TTable>(index);
        Vector512<float> entries = Vector512.LoadUnsafe(in MemoryMarshal.GetReference(TTable.Entries));
        return BitCast<Vector512<float>, Lanes512<T>>(Avx512F.PermuteVar16x32(entries, index._elements.AsInt32()));
    }

    static Lanes512<T> LookupByHalves<H, TTable>(Lanes512<T> index) where H : struct, IRegister<H> where TTable : struct, ITable
    {
        H lower = H.Lookup<TTable>(BitCast<Vector256<T>, H>(index._elements.GetLower()));
        H upper = H.Lookup<TTable>(BitCast<Vector256<T>, H>(index._elements.GetUpper()));
        return BitCast<Vector512<T>, Lanes512<T>>(Vector512.Create(BitCast<H, Vector256<T>>(lower), BitCast<H, Vector256<T>>(upper)));
    }

    // As unsigned integers the bits of positive numbers rise with them, and those of all others are above or below.
    [MethodImpl(AggressiveInlining)]
    static bool IRegister<Lanes512<T>>.AllBetween(Lanes512<T> x, double lower, double upper)
    {
        if (typeof(T) == typeof(float))
        {
            uint from = BitConverter.SingleToUInt32Bits((float)lower), to = BitConverter.SingleToUInt32Bits((float)upper);
            return Vector512.LessThanAll(x._elements.AsUInt32() - Vector512.Create(from), Vector512.Create(to - from));
        }
        else
        {
            ulong from = BitConverter.DoubleToUInt64Bits(lower), to = BitConverter.DoubleToUInt64Bits(upper);
            return Vector512.LessThanAll(x._elements.AsUInt64() - Vector512.Create(from), Vector512.Create(to - from));
        }
    }

    [MethodImpl(AggressiveInlining)]
    static bool IRegister<Lanes512<T>>.Any(Lanes512<T> mask) => mask._elements.ExtractMostSignificantBits() != 0;

    [MethodImpl(AggressiveInlining)]
    static Lanes512<T> IRegister<Lanes512<T>>.InDouble<F>(Lanes512<T> x)
    {
        if (typeof(T) == typeof(double)) return F.Of(x);
        (Vector512<double> lower, Vector512<double> upper) = Vector512.Widen(x._elements.AsSingle());
        lower = F.Of(new Lanes512<double>(lower))._elements;
        upper = F.Of(new Lanes512<double>(upper))._elements;
        return BitCast<Vector512<float>, Lanes512<T>>(Vector512.Narrow(lower, upper));
    }

    [MethodImpl(AggressiveInlining)]
    static Lanes512<T> IRegister<Lanes512<T>>.InDouble<F>(Lanes512<T> a, Lanes512<T> b)
    {
        if (typeof(T) == typeof(double)) return F.Of(a, b);
        (Vector512<double> lowerA, Vector512<double> upperA) = Vector512.Widen(a._elements.AsSingle());
        (Vector512<double> lowerB, Vector512<double> upperB) = Vector512.Widen(b._elements.AsSingle());
        Vector512<double> lower = F.Of(new Lanes512<double>(lowerA), new Lanes512<double>(lowerB))._elements;
        Vector512<double> upper = F.Of(new Lanes512<double>(upperA), new Lanes512<double>(upperB))._elements;
        return BitCast<Vector512<float>, Lanes512<T>>(Vector512.Narrow(lower, upper));
    }

    [MethodImpl(NoInlining | AggressiveOptimization)]
    static Lanes512<T> IRegister<Lanes512<T>>.InDouble<F>(F f, ref readonly Lanes512<T> x)
    {
        if (typeof(T) == typeof(double)) return f.Of(x);
        (Vector512<double> lower, Vector512<double> upper) = Vector512.Widen(x._elements.AsSingle());
        lower = f.Of(new Lanes512<double>(lower))._elements;
        upper = f.Of(new Lanes512<double>(upper))._elements;
        return BitCast<Vector512<float>, Lanes512<T>>(Vector512.Narrow(lower, upper));
    }

    // Registers go by reference to methods that are not inlined: a copy on the stack in smaller pieces would stall the load that follows.
    [MethodImpl(NoInlining | AggressiveOptimization)]
    static Lanes512<T> IRegister<Lanes512<T>>.OneByOne<F>(
        F f, ref readonly Lanes512<T> x, ref readonly Lanes512<T> mask, ref readonly Lanes512<T> otherwise)
    {
        Vector512<T> elements = x._elements, result = otherwise._elements;
        for (ulong left = mask._elements.ExtractMostSignificantBits(); left != 0; left &= left - 1)
        {
            int lane = BitOperations.TrailingZeroCount(left);
            result = result.WithElement(lane, Lane.Apply(f, elements[lane]));
        }

        return BitCast<Vector512<T>, Lanes512<T>>(result);
    }

    [MethodImpl(AggressiveInlining)]
    static Vector512<T> Constant(double value) => typeof(T) == typeof(float)
        ? Vector512.Create((float)value).As<float, T>()
        : Vector512.Create(value).As<double, T>();

    // T. J. Dekker, A floating-point technique for extending the available precision, 1971: each factor is cut into two
    // halves whose products are exact.
    static Vector512<T> SplitProductError(Vector512<T> a, Vector512<T> b, Vector512<T> product)
    {
        Vector512<T> splitter = Constant(typeof(T) == typeof(float) ? 4097 : 134217729);
        Vector512<T> t = a * splitter, highA = t - (t - a), lowA = a - highA;
        Vector512<T> u = b * splitter, highB = u - (u - b), lowB = b - highB;
        return (((highA * highB) - product) + (highA * lowB) + (lowA * highB)) + (lowA * lowB);
    }

    // Half of the exponent at a time, so that a subnormal result is rounded once, by the second product.
    [MethodImpl(AggressiveInlining)]
    static Vector512<T> ScaleInTwoSteps(Vector512<T> x, Vector512<T> n)
    {
        double limit = typeof(T) == typeof(float) ? 252 : 2044;
        n = Floor(BitCast<Vector512<T>, Lanes512<T>>(Vector512.Min(Vector512.Max(n, Constant(-limit)), Constant(limit))))._elements;
        Vector512<T> half = Floor(BitCast<Vector512<T>, Lanes512<T>>(n * Constant(0.5)))._elements;
        return (x * PowerOfTwo(half)) * PowerOfTwo(n - half);
    }

    // In the sum with 1.5·2⁵² (1.5·2²³ for float) the last bits are the integer n; with the exponent's bias they are the
    // exponent of 2ⁿ.
    [MethodImpl(AggressiveInlining)]
    static Vector512<T> PowerOfTwo(Vector512<T> n) => typeof(T) == typeof(float)
        ? ((n + Constant(12582912 + 127)).AsUInt32() << 23).As<uint, T>()
        : ((n + Constant(6755399441055744 + 1023)).AsUInt64() << 52).As<ulong, T>();
}
