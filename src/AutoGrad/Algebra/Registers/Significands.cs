using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>What <see cref="IRegister{R}.Significand"/> promises, from the bits of float elements, where the processor has no instruction for it.</summary>
internal static class Significands
{
    [MethodImpl(AggressiveInlining)]
    internal static R Of<R>(R x, out R exponent) where R : struct, IRegister<R>
    {
        // 2²³ as bits, whose low bits take an integer. Subnormals become normal by 2²⁴.
        const ulong Fraction = 0x007F_FFFF, One = 0x3F80_0000, Integer = 0x4B00_0000;
        R subnormal = R.Less(x, 1.1754943508222875e-38);
        R normal = R.Where(subnormal, x * 16777216.0, x);
        exponent = R.Or(R.ShiftRight(normal, 23), R.Bits(Integer)) - (8388608 + 127) - R.And(subnormal, 24);
        exponent = R.Where(R.Equal(x, 0), double.NegativeInfinity, exponent);
        exponent = R.Where(R.Less(x, double.PositiveInfinity), exponent, double.PositiveInfinity);
        return R.Where(R.GreaterOrEqual(x, 0), R.Or(R.And(normal, R.Bits(Fraction)), R.Bits(One)), double.NaN);
    }
}
