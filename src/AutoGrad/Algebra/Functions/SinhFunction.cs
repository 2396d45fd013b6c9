using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>sinh x.</summary>
/// <remarks>A series for |x| &lt; 1, else e^|x|/2 − 1/(2e^|x|) with the sign of x.</remarks>
internal readonly struct SinhFunction : IUnaryRegisterFunction
{
    [MethodImpl(NoInlining)]
    public static R Of<R>(R x) where R : struct, IRegister<R>
    {
        R magnitude = R.Abs(x);
        R z = magnitude * magnitude;
        R q = R.MultiplyAdd(C15, z, C13);
        q = R.MultiplyAdd(q, z, C11);
        q = R.MultiplyAdd(q, z, C9);
        q = R.MultiplyAdd(q, z, C7);
        q = R.MultiplyAdd(q, z, C5);
        q = R.MultiplyAdd(q, z, C3);
        R near = R.MultiplyAdd(magnitude * z, q, magnitude);
        R half = ExpFunction.Half(magnitude);
        R y = R.Where(R.Less(magnitude, 1), near, half - 0.25 / half);
        return R.Or(y, R.And(x, R.Bits(0x8000_0000_0000_0000)));
    }

    // Least-maximum fit of (sinh(x)/x − 1)/x² in x² on [0, 1.001]; error relative to the value: 2⁻⁶²·⁷.
    const double C3 = 0.16666666666666666;
    const double C5 = 0.0083333333333332604;
    const double C7 = 0.00019841269841369387;
    const double C9 = 2.7557319173727286e-6;
    const double C11 = 2.5052120836643877e-8;
    const double C13 = 1.6057418631955351e-10;
    const double C15 = 7.7544074532450386e-13;
}
