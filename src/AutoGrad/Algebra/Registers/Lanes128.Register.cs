using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using AutoGrad.Algebra;
using static System.Runtime.CompilerServices.MethodImplOptions;
using static System.Runtime.CompilerServices.Unsafe;

namespace AutoGrad;

public readonly partial struct Lanes128<T> : IRegister<Lanes128<T>>
{
    static bool IRegister<Lanes128<T>>.IsSingle
    {
        [MethodImpl(AggressiveInlining)]
        get => typeof(T) == typeof(float);
    }

    [MethodImpl(AggressiveInlining)]
    static Lanes128<T> IRegister<Lanes128<T>>.operator +(Lanes128<T> a, double b) => typeof(T) == typeof(float)
        ? BitCast<Vector128<float>, Lanes128<T>>(a._elements.AsSingle() + Vector128.Create((float)b))
        : BitCast<Vector128<double>, Lanes128<T>>(a._elements.AsDouble() + Vector128.Create(b));

    [MethodImpl(AggressiveInlining)]
    static Lanes128<T> IRegister<Lanes128<T>>.operator -(Lanes128<T> a, double b) => typeof(T) == typeof(float)
        ? BitCast<Vector128<float>, Lanes128<T>>(a._elements.AsSingle() - Vector128.Create((float)b))
        : BitCast<Vector128<double>, Lanes128<T>>(a._elements.AsDouble() - Vector128.Create(b));

    [MethodImpl(AggressiveInlining)]
    static Lanes128<T> IRegister<Lanes128<T>>.operator *(Lanes128<T> a, double b) => typeof(T) == typeof(float)
        ? BitCast<Vector128<float>, Lanes128<T>>(a._elements.AsSingle() * Vector128.Create((float)b))
        : BitCast<Vector128<double>, Lanes128<T>>(a._elements.AsDouble() * Vector128.Create(b));

    [MethodImpl(AggressiveInlining)]
    static Lanes128<T> IRegister<Lanes128<T>>.MultiplyAdd(Lanes128<T> a, Lanes128<T> b, double c) => typeof(T) == typeof(float)
        ? BitCast<Vector128<float>, Lanes128<T>>(
            Vector128.MultiplyAddEstimate(a._elements.AsSingle(), b._elements.AsSingle(), Vector128.Create((float)c)))
        : BitCast<Vector128<double>, Lanes128<T>>(
            Vector128.MultiplyAddEstimate(a._elements.AsDouble(), b._elements.AsDouble(), Vector128.Create(c)));

    [MethodImpl(AggressiveInlining)]
    static Lanes128<T> IRegister<Lanes128<T>>.MultiplyAdd(Lanes128<T> a, double b, Lanes128<T> c) => typeof(T) == typeof(float)
        ? BitCast<Vector128<float>, Lanes128<T>>(
            Vector128.MultiplyAddEstimate(a._elements.AsSingle(), Vector128.Create((float)b), c._elements.AsSingle()))
        : BitCast<Vector128<double>, Lanes128<T>>(
            Vector128.MultiplyAddEstimate(a._elements.AsDouble(), Vector128.Create(b), c._elements.AsDouble()));

    [MethodImpl(AggressiveInlining)]
    static Lanes128<T> IRegister<Lanes128<T>>.ProductError(Lanes128<T> a, Lanes128<T> b, Lanes128<T> product) =>
        Fused.IsSupported
            ? MultiplyAdd(a, b, -product)
            : BitCast<Vector128<T>, Lanes128<T>>(SplitProductError(a._elements, b._elements, product._elements));

    [MethodImpl(AggressiveInlining)]
    static Lanes128<T> IRegister<Lanes128<T>>.Scale(Lanes128<T> x, Lanes128<T> n)
    {
        if (Avx512F.VL.IsSupported)
        {
            return typeof(T) == typeof(float)
                ? BitCast<Vector128<float>, Lanes128<T>>(Avx512F.VL.Scale(x._elements.AsSingle(), n._elements.AsSingle()))
                : BitCast<Vector128<double>, Lanes128<T>>(Avx512F.VL.Scale(x._elements.AsDouble(), n._elements.AsDouble()));
        }

        return BitCast<Vector128<T>, Lanes128<T>>(ScaleInTwoSteps(x._elements, n._elements));
    }

    [MethodImpl(AggressiveInlining)]
    static Lanes128<T> IRegister<Lanes128<T>>.Significand(Lanes128<T> x, out Lanes128<T> exponent)
    {
        if (!Avx512F.VL.IsSupported) return Significands.Of(x, out exponent);
        const byte Normalization = 0b1100; // to [1, 2), NaN for what is negative
        exponent = BitCast<Vector128<float>, Lanes128<T>>(Avx512F.VL.GetExponent(x._elements.AsSingle()));
        return BitCast<Vector128<float>, Lanes128<T>>(Avx512F.VL.GetMantissa(x._elements.AsSingle(), Normalization));
    }

    // The native minimum returns its second operand when either is NaN, or propagates NaN: both keep a NaN in x.
    [MethodImpl(AggressiveInlining)]
    static Lanes128<T> IRegister<Lanes128<T>>.AtMost(Lanes128<T> x, double bound) => typeof(T) == typeof(float)
        ? BitCast<Vector128<float>, Lanes128<T>>(Vector128.MinNative(Vector128.Create((float)bound), x._elements.AsSingle()))
        : BitCast<Vector128<double>, Lanes128<T>>(Vector128.MinNative(Vector128.Create(bound), x._elements.AsDouble()));

    [MethodImpl(AggressiveInlining)]
    static Lanes128<T> IRegister<Lanes128<T>>.AtLeast(Lanes128<T> x, double bound) => typeof(T) == typeof(float)
        ? BitCast<Vector128<float>, Lanes128<T>>(Vector128.MaxNative(Vector128.Create((float)bound), x._elements.AsSingle()))
        : BitCast<Vector128<double>, Lanes128<T>>(Vector128.MaxNative(Vector128.Create(bound), x._elements.AsDouble()));

    [MethodImpl(AggressiveInlining)]
    static Lanes128<T> IRegister<Lanes128<T>>.Bits(ulong pattern) => typeof(T) == typeof(float)
        ? BitCast<Vector128<uint>, Lanes128<T>>(Vector128.Create((uint)pattern))
        : BitCast<Vector128<ulong>, Lanes128<T>>(Vector128.Create(pattern));

    [MethodImpl(AggressiveInlining)]
    static Lanes128<T> IRegister<Lanes128<T>>.Xor(Lanes128<T> a, Lanes128<T> b) =>
        BitCast<Vector128<T>, Lanes128<T>>(a._elements ^ b._elements);

    [MethodImpl(AggressiveInlining)]
    static Lanes128<T> IRegister<Lanes128<T>>.AddBits(Lanes128<T> a, Lanes128<T> b) => typeof(T) == typeof(float)
        ? BitCast<Vector128<uint>, Lanes128<T>>(a._elements.AsUInt32() + b._elements.AsUInt32())
        : BitCast<Vector128<ulong>, Lanes128<T>>(a._elements.AsUInt64() + b._elements.AsUInt64());

    [MethodImpl(AggressiveInlining)]
    static Lanes128<T> IRegister<Lanes128<T>>.SubtractBits(Lanes128<T> a, Lanes128<T> b) => typeof(T) == typeof(float)
        ? BitCast<Vector128<uint>, Lanes128<T>>(a._elements.AsUInt32() - b._elements.AsUInt32())
        : BitCast<Vector128<ulong>, Lanes128<T>>(a._elements.AsUInt64() - b._elements.AsUInt64());

    [MethodImpl(AggressiveInlining)]
    static Lanes128<T> IRegister<Lanes128<T>>.ShiftLeft(Lanes128<T> a, int count) => typeof(T) == typeof(float)
        ? BitCast<Vector128<uint>, Lanes128<T>>(a._elements.AsUInt32() << count)
        : BitCast<Vector128<ulong>, Lanes128<T>>(a._elements.AsUInt64() << count);

    [MethodImpl(AggressiveInlining)]
    static Lanes128<T> IRegister<Lanes128<T>>.ShiftRight(Lanes128<T> a, int count) => typeof(T) == typeof(float)
        ? BitCast<Vector128<uint>, Lanes128<T>>(a._elements.AsUInt32() >>> count)
        : BitCast<Vector128<ulong>, Lanes128<T>>(a._elements.AsUInt64() >>> count);

    [MethodImpl(AggressiveInlining)]
    static Lanes128<T> IRegister<Lanes128<T>>.Lookup<TTable>(Lanes128<T> index)
    {
        ReadOnlySpan<float> entries = TTable.Entries;
        Vector128<int> places = index._elements.AsInt32() & Vector128.Create(15);
        return BitCast<Vector128<float>, Lanes128<T>>(Vector128.Create(entries[places[0]], entries[places[1]], entries[places[2]], entries[places[3]]));
    }

    // As unsigned integers the bits of positive numbers rise with them, and those of all others are above or below.
    [MethodImpl(AggressiveInlining)]
    static bool IRegister<Lanes128<T>>.AllBetween(Lanes128<T> x, double lower, double upper)
    {
        if (typeof(T) == typeof(float))
        {
            uint from = BitConverter.SingleToUInt32Bits((float)lower), to = BitConverter.SingleToUInt32Bits((float)upper);
            return Vector128.LessThanAll(x._elements.AsUInt32() - Vector128.Create(from), Vector128.Create(to - from));
        }
        else
        {
            ulong from = BitConverter.DoubleToUInt64Bits(lower), to = BitConverter.DoubleToUInt64Bits(upper);
            return Vector128.LessThanAll(x._elements.AsUInt64() - Vector128.Create(from), Vector128.Create(to - from));
        }
    }

    [MethodImpl(AggressiveInlining)]
    static bool IRegister<Lanes128<T>>.Any(Lanes128<T> mask) => mask._elements.ExtractMostSignificantBits() != 0;

    [MethodImpl(AggressiveInlining)]
    static Lanes128<T> IRegister<Lanes128<T>>.InDouble<F>(Lanes128<T> x)
    {
        if (typeof(T) == typeof(double)) return F.Of(x);
        (Vector128<double> lower, Vector128<double> upper) = Vector128.Widen(x._elements.AsSingle());
        lower = F.Of(new Lanes128<double>(lower))._elements;
        upper = F.Of(new Lanes128<double>(upper))._elements;
        return BitCast<Vector128<float>, Lanes128<T>>(Vector128.Narrow(lower, upper));
    }

    [MethodImpl(AggressiveInlining)]
    static Lanes128<T> IRegister<Lanes128<T>>.InDouble<F>(Lanes128<T> a, Lanes128<T> b)
    {
        if (typeof(T) == typeof(double)) return F.Of(a, b);
        (Vector128<double> lowerA, Vector128<double> upperA) = Vector128.Widen(a._elements.AsSingle());
        (Vector128<double> lowerB, Vector128<double> upperB) = Vector128.Widen(b._elements.AsSingle());
        Vector128<double> lower = F.Of(new Lanes128<double>(lowerA), new Lanes128<double>(lowerB))._elements;
        Vector128<double> upper = F.Of(new Lanes128<double>(upperA), new Lanes128<double>(upperB))._elements;
        return BitCast<Vector128<float>, Lanes128<T>>(Vector128.Narrow(lower, upper));
    }

    [MethodImpl(NoInlining | AggressiveOptimization)]
    static Lanes128<T> IRegister<Lanes128<T>>.InDouble<F>(F f, ref readonly Lanes128<T> x)
    {
        if (typeof(T) == typeof(double)) return f.Of(x);
        (Vector128<double> lower, Vector128<double> upper) = Vector128.Widen(x._elements.AsSingle());
        lower = f.Of(new Lanes128<double>(lower))._elements;
        upper = f.Of(new Lanes128<double>(upper))._elements;
        return BitCast<Vector128<float>, Lanes128<T>>(Vector128.Narrow(lower, upper));
    }

    // Registers go by reference to methods that are not inlined: a copy on the stack in smaller pieces would stall the load that follows.
    [MethodImpl(NoInlining | AggressiveOptimization)]
    static Lanes128<T> IRegister<Lanes128<T>>.OneByOne<F>(
        F f, ref readonly Lanes128<T> x, ref readonly Lanes128<T> mask, ref readonly Lanes128<T> otherwise)
    {
        Vector128<T> elements = x._elements, result = otherwise._elements;
        for (uint left = mask._elements.ExtractMostSignificantBits(); left != 0; left &= left - 1)
        {
            int lane = BitOperations.TrailingZeroCount(left);
            result = result.WithElement(lane, Lane.Apply(f, elements[lane]));
        }

        return BitCast<Vector128<T>, Lanes128<T>>(result);
    }

    [MethodImpl(AggressiveInlining)]
    static Vector128<T> Constant(double value) => typeof(T) == typeof(float)
        ? Vector128.Create((float)value).As<float, T>()
        : Vector128.Create(value).As<double, T>();

    // T. J. Dekker, A floating-point technique for extending the available precision, 1971: each factor is cut into two
    // halves whose products are exact.
    static Vector128<T> SplitProductError(Vector128<T> a, Vector128<T> b, Vector128<T> product)
    {
        Vector128<T> splitter = Constant(typeof(T) == typeof(float) ? 4097 : 134217729);
        Vector128<T> t = a * splitter, highA = t - (t - a), lowA = a - highA;
        Vector128<T> u = b * splitter, highB = u - (u - b), lowB = b - highB;
        return (((highA * highB) - product) + (highA * lowB) + (lowA * highB)) + (lowA * lowB);
    }

    // Half of the exponent at a time, so that a subnormal result is rounded once, by the second product.
    [MethodImpl(AggressiveInlining)]
    static Vector128<T> ScaleInTwoSteps(Vector128<T> x, Vector128<T> n)
    {
        double limit = typeof(T) == typeof(float) ? 252 : 2044;
        n = Floor(BitCast<Vector128<T>, Lanes128<T>>(Vector128.Min(Vector128.Max(n, Constant(-limit)), Constant(limit))))._elements;
        Vector128<T> half = Floor(BitCast<Vector128<T>, Lanes128<T>>(n * Constant(0.5)))._elements;
        return (x * PowerOfTwo(half)) * PowerOfTwo(n - half);
    }

    // In the sum with 1.5·2⁵² (1.5·2²³ for float) the last bits are the integer n; with the exponent's bias they are the
    // exponent of 2ⁿ.
    [MethodImpl(AggressiveInlining)]
    static Vector128<T> PowerOfTwo(Vector128<T> n) => typeof(T) == typeof(float)
        ? ((n + Constant(12582912 + 127)).AsUInt32() << 23).As<uint, T>()
        : ((n + Constant(6755399441055744 + 1023)).AsUInt64() << 52).As<ulong, T>();
}
