using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>cos x = sin(x + π/2).</summary>
internal readonly struct CosFunction : IUnaryRegisterFunction
{
    [MethodImpl(NoInlining)]
    public static R Of<R>(R x) where R : struct, IRegister<R>
    {
        Pair<R> r = QuarterTurns.Reduce(x, out R quarters);
        return SinFunction.Turned(r, quarters + 1);
    }

    /// <summary>The same for elements that were float and will be rounded to float.</summary>
    internal readonly struct ForSingle : IUnaryRegisterFunction
    {
        [MethodImpl(AggressiveInlining)]
        public static R Of<R>(R x) where R : struct, IRegister<R>
        {
            R r = QuarterTurns.ReduceSingle(x, out R quarters);
            return SinFunction.ForSingle.Turned(r, quarters + 1);
        }
    }
}
