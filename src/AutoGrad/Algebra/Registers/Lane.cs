using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>One element of a register on its own.</summary>
internal static class Lane
{
    /// <summary>f(x), computed in double and rounded to the element type.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static T Apply<F, T>(F f, T x) where F : struct, IScalarFunction where T : unmanaged => typeof(T) == typeof(float)
        ? Unsafe.BitCast<float, T>((float)f.Of(Unsafe.BitCast<T, float>(x)))
        : Unsafe.BitCast<double, T>(f.Of(Unsafe.BitCast<T, double>(x)));
}
