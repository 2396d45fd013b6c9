using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>eˣ of float elements from the sixteen powers 2^(j/16): x = n·ln 2 + r for n a multiple of 1/16 and |r| ≤ ln 2 / 32, so that eˣ = 2ⁿ·eʳ.</summary>
/// <remarks>P. T. P. Tang, Table-driven implementation of the exponential function in IEEE floating-point arithmetic, 1989.</remarks>
internal static class SixteenthPowers
{
    /// <summary>1.5·2¹⁹: floats of this size are multiples of 1/16, and the lowest four bits of the sum with n count its sixteenths.</summary>
    internal const double Base = 786432;

    /// <summary>The n that makes x − n·ln 2 smallest; the lowest four bits of <paramref name="sixteenths"/> take its sixteenths.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R Nearest<R>(R x, out R sixteenths) where R : struct, IRegister<R>
    {
        R origin = Base;
        sixteenths = R.MultiplyAdd(x, Constant.Log2E<R>(), origin);
        return sixteenths - Base;
    }

    /// <summary>x − n·ln 2; for |x| &lt; 105.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R Remainder<R>(R x, R n) where R : struct, IRegister<R> =>
        R.MultiplyAdd(n, -Constant.Ln2Rest<R>(), R.MultiplyAdd(n, -Constant.Ln2<R>(), x));

    /// <summary>2^(j/16)·eʳ/<see cref="Power"/> − 1, given j in the lowest four bits of <paramref name="sixteenths"/>.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R Increase<R>(R r, R sixteenths) where R : struct, IRegister<R>
    {
        R third = C3;
        R q = R.MultiplyAdd(third, r, C2);
        q = R.MultiplyAdd(q, r, 1.0);
        return R.MultiplyAdd(q, r, R.Lookup<Rest>(sixteenths));
    }

    // Least-maximum fit of (eʳ − 1 − r)/r² on |r| ≤ 0.02167, each coefficient rounded to float before the next is fitted; error relative to eʳ: 2⁻²⁹·².
    const double C2 = 0.5000162124633789;
    const double C3 = 0.1666700839996338;

    /// <summary>2^(j/16), rounded to float.</summary>
    internal readonly struct Power : ITable
    {
        public static ReadOnlySpan<float> Entries =>
        [
            1f, 1.0442737340927124f, 1.0905077457427979f, 1.1387885808944702f,
            1.1892070770263672f, 1.2418577671051025f, 1.2968395948410034f, 1.3542555570602417f,
            1.4142135381698608f, 1.4768261909484863f, 1.5422108173370361f, 1.6104903221130371f,
            1.6817928552627563f, 1.7562521696090698f, 1.8340080976486206f, 1.9152065515518188f,
        ];
    }

    /// <summary>2^(j/16)/<see cref="Power"/> − 1.</summary>
    internal readonly struct Rest : ITable
    {
        public static ReadOnlySpan<float> Entries =>
        [
            0f, 4.6285471455576044e-08f, -1.199215748926008e-08f, 4.7297824323777604e-08f,
            3.1934181521364735e-08f, 3.621057231839586e-08f, -3.0990719324108795e-08f, -7.475213337215791e-09f,
            1.7114270889351246e-08f, -3.047683350132502e-08f, 5.233334210430485e-09f, 6.10759176566944e-09f,
            -1.4719605090363075e-08f, -5.258795177098818e-09f, -6.128259677495862e-09f, 5.140609271592211e-09f,
        ];
    }

    /// <summary>The bits of <see cref="Power"/> less j·2¹⁹: with the sixteenths, moved up by 19, they are those of 2ⁿ rounded likewise.</summary>
    internal readonly struct PowerBits : ITable
    {
        public static ReadOnlySpan<float> Entries =>
        [
            1f, 0.9908868670463562f, 0.9827538728713989f, 0.9756442904472351f,
            0.9696035385131836f, 0.9646788835525513f, 0.9609197974205017f, 0.9583777785301208f,
            0.9571067690849304f, 0.9571630954742432f, 0.9586054086685181f, 0.9614951610565186f,
            0.9658964276313782f, 0.9718760848045349f, 0.9795040488243103f, 0.9888532757759094f,
        ];
    }
}
