using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>tan x = sin x / cos x.</summary>
/// <remarks>Sine and cosine keep their extra words, and the quotient is corrected by its remainder.</remarks>
internal readonly struct TanFunction : IUnaryRegisterFunction
{
    [MethodImpl(NoInlining)]
    public static R Of<R>(R x) where R : struct, IRegister<R>
    {
        Pair<R> r = QuarterTurns.Reduce(x, out R quarters);
        R odd = R.Less(R.Or(R.ShiftLeft(quarters + 6755399441055744, 63), 1), 0); // 1.5·2⁵²
        R z = r.High * r.High;
        Pair<R> sine = SinFunction.Sine(r, z).Renormalized();
        Pair<R> cosine = SinFunction.Cosine(r, z).Renormalized();
        R upper = R.Where(odd, -cosine.High, sine.High);
        R upperLow = R.Where(odd, -cosine.Low, sine.Low);
        R lower = R.Where(odd, sine.High, cosine.High);
        R lowerLow = R.Where(odd, sine.Low, cosine.Low);
        R quotient = upper / lower;
        R product = quotient * lower;
        R remainder = (upper - product) - R.ProductError(quotient, lower, product) + (upperLow - quotient * lowerLow);
        return R.Where(R.Equal(x, 0), x, quotient + remainder / lower); // −0 stays −0
    }

    /// <summary>The same for elements that were float and will be rounded to float.</summary>
    internal readonly struct ForSingle : IUnaryRegisterFunction
    {
        [MethodImpl(AggressiveInlining)]
        public static R Of<R>(R x) where R : struct, IRegister<R>
        {
            R r = QuarterTurns.ReduceSingle(x, out R quarters);
            R odd = R.Less(R.Or(R.ShiftLeft(quarters + 6755399441055744, 63), 1), 0); // 1.5·2⁵²
            R z = r * r;
            R sine = r * SinFunction.ForSingle.Sine(z), cosine = SinFunction.ForSingle.Cosine(z);
            return R.Where(odd, -cosine, sine) / R.Where(odd, sine, cosine);
        }
    }
}
