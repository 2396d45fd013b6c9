using System.Runtime.CompilerServices;
using AutoGrad.Algebra;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad;

public readonly partial struct Scalar<T> : IRegister<Scalar<T>>
{
    static bool IRegister<Scalar<T>>.IsSingle
    {
        [MethodImpl(AggressiveInlining)]
        get => typeof(T) == typeof(float);
    }

    [MethodImpl(AggressiveInlining)]
    static Scalar<T> IRegister<Scalar<T>>.operator +(Scalar<T> a, double b) => a + (Scalar<T>)b;

    [MethodImpl(AggressiveInlining)]
    static Scalar<T> IRegister<Scalar<T>>.operator -(Scalar<T> a, double b) => a - (Scalar<T>)b;

    [MethodImpl(AggressiveInlining)]
    static Scalar<T> IRegister<Scalar<T>>.operator *(Scalar<T> a, double b) => a * (Scalar<T>)b;

    [MethodImpl(AggressiveInlining)]
    static Scalar<T> IRegister<Scalar<T>>.MultiplyAdd(Scalar<T> a, double b, Scalar<T> c) => MultiplyAdd(a, b, c);

    [MethodImpl(AggressiveInlining)]
    static Scalar<T> IRegister<Scalar<T>>.MultiplyAdd(Scalar<T> a, Scalar<T> b, double c) => MultiplyAdd(a, b, c);

    [MethodImpl(AggressiveInlining)]
    static Scalar<T> IRegister<Scalar<T>>.ProductError(Scalar<T> a, Scalar<T> b, Scalar<T> product) =>
        new(ProductError(Wide(a), Wide(b), Wide(product)));

    [MethodImpl(AggressiveInlining)]
    static Scalar<T> IRegister<Scalar<T>>.Scale(Scalar<T> x, Scalar<T> n) => new(Scale(Wide(x), Wide(n)));

    [MethodImpl(AggressiveInlining)]
    static Scalar<T> IRegister<Scalar<T>>.Significand(Scalar<T> x, out Scalar<T> exponent)
    {
        Lanes128<T> significand = Significand(Wide(x), out Lanes128<T> k);
        exponent = new(k);
        return new(significand);
    }

    [MethodImpl(AggressiveInlining)]
    static Scalar<T> IRegister<Scalar<T>>.AtMost(Scalar<T> x, double bound) => new(AtMost(Wide(x), bound));

    [MethodImpl(AggressiveInlining)]
    static Scalar<T> IRegister<Scalar<T>>.AtLeast(Scalar<T> x, double bound) => new(AtLeast(Wide(x), bound));

    [MethodImpl(AggressiveInlining)]
    static Scalar<T> IRegister<Scalar<T>>.Bits(ulong pattern) => typeof(T) == typeof(float)
        ? new(Unsafe.BitCast<uint, T>((uint)pattern))
        : new(Unsafe.BitCast<ulong, T>(pattern));

    [MethodImpl(AggressiveInlining)]
    static Scalar<T> IRegister<Scalar<T>>.Xor(Scalar<T> a, Scalar<T> b) => new(Xor(Wide(a), Wide(b)));

    [MethodImpl(AggressiveInlining)]
    static Scalar<T> IRegister<Scalar<T>>.AddBits(Scalar<T> a, Scalar<T> b) => new(AddBits(Wide(a), Wide(b)));

    [MethodImpl(AggressiveInlining)]
    static Scalar<T> IRegister<Scalar<T>>.SubtractBits(Scalar<T> a, Scalar<T> b) => new(SubtractBits(Wide(a), Wide(b)));

    [MethodImpl(AggressiveInlining)]
    static Scalar<T> IRegister<Scalar<T>>.ShiftLeft(Scalar<T> a, int count) => new(ShiftLeft(Wide(a), count));

    [MethodImpl(AggressiveInlining)]
    static Scalar<T> IRegister<Scalar<T>>.ShiftRight(Scalar<T> a, int count) => new(ShiftRight(Wide(a), count));

    [MethodImpl(AggressiveInlining)]
    static Scalar<T> IRegister<Scalar<T>>.Lookup<TTable>(Scalar<T> index) =>
        new(Unsafe.BitCast<float, T>(TTable.Entries[Unsafe.BitCast<T, int>(index.Value) & 15]));

    [MethodImpl(AggressiveInlining)]
    static bool IRegister<Scalar<T>>.AllBetween(Scalar<T> x, double lower, double upper)
    {
        double value = typeof(T) == typeof(float) ? Unsafe.BitCast<T, float>(x.Value) : Unsafe.BitCast<T, double>(x.Value);
        return value >= lower && value < upper;
    }

    [MethodImpl(AggressiveInlining)]
    static bool IRegister<Scalar<T>>.Any(Scalar<T> mask) => typeof(T) == typeof(float)
        ? Unsafe.BitCast<T, uint>(mask.Value) != 0
        : Unsafe.BitCast<T, ulong>(mask.Value) != 0;

    [MethodImpl(AggressiveInlining)]
    static Scalar<T> IRegister<Scalar<T>>.InDouble<F>(Scalar<T> x) => typeof(T) == typeof(float)
        ? Narrow(F.Of(Widen(x)))
        : F.Of(x);

    [MethodImpl(AggressiveInlining)]
    static Scalar<T> IRegister<Scalar<T>>.InDouble<F>(Scalar<T> a, Scalar<T> b) => typeof(T) == typeof(float)
        ? Narrow(F.Of(Widen(a), Widen(b)))
        : F.Of(a, b);

    static Scalar<T> IRegister<Scalar<T>>.InDouble<F>(F f, ref readonly Scalar<T> x) => typeof(T) == typeof(float)
        ? Narrow(f.Of(Widen(x)))
        : f.Of(x);

    static Scalar<T> IRegister<Scalar<T>>.OneByOne<F>(
        F f, ref readonly Scalar<T> x, ref readonly Scalar<T> mask, ref readonly Scalar<T> otherwise) =>
        IsSet(mask) ? new(Lane.Apply(f, x.Value)) : otherwise;

    [MethodImpl(AggressiveInlining)]
    static Scalar<double> Widen(Scalar<T> x) => new(Unsafe.BitCast<T, float>(x.Value));

    [MethodImpl(AggressiveInlining)]
    static Scalar<T> Narrow(Scalar<double> x) => new(Unsafe.BitCast<float, T>((float)x.Value));

    // Explicitly implemented static members can be named only through a type parameter.
    [MethodImpl(AggressiveInlining)]
    static bool IsSet<R>(R mask) where R : struct, IRegister<R> => R.Any(mask);

    [MethodImpl(AggressiveInlining)]
    static R ProductError<R>(R a, R b, R product) where R : struct, IRegister<R> => R.ProductError(a, b, product);

    [MethodImpl(AggressiveInlining)]
    static R Scale<R>(R x, R n) where R : struct, IRegister<R> => R.Scale(x, n);

    [MethodImpl(AggressiveInlining)]
    static R Significand<R>(R x, out R exponent) where R : struct, IRegister<R> => R.Significand(x, out exponent);

    [MethodImpl(AggressiveInlining)]
    static R AtMost<R>(R x, double bound) where R : struct, IRegister<R> => R.AtMost(x, bound);

    [MethodImpl(AggressiveInlining)]
    static R AtLeast<R>(R x, double bound) where R : struct, IRegister<R> => R.AtLeast(x, bound);

    [MethodImpl(AggressiveInlining)]
    static R Xor<R>(R a, R b) where R : struct, IRegister<R> => R.Xor(a, b);

    [MethodImpl(AggressiveInlining)]
    static R AddBits<R>(R a, R b) where R : struct, IRegister<R> => R.AddBits(a, b);

    [MethodImpl(AggressiveInlining)]
    static R SubtractBits<R>(R a, R b) where R : struct, IRegister<R> => R.SubtractBits(a, b);

    [MethodImpl(AggressiveInlining)]
    static R ShiftLeft<R>(R a, int count) where R : struct, IRegister<R> => R.ShiftLeft(a, count);

    [MethodImpl(AggressiveInlining)]
    static R ShiftRight<R>(R a, int count) where R : struct, IRegister<R> => R.ShiftRight(a, count);
}
