using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>Polynomials that are too long to be written out.</summary>
internal static class Polynomial
{
    /// <summary>c₀ + c₁·x + c₂·x² + …</summary>
    [MethodImpl(NoInlining | AggressiveOptimization)]
    internal static R At<R>(ReadOnlySpan<double> coefficients, ref readonly R argument) where R : struct, IRegister<R>
    {
        R x = argument, y = coefficients[^1];
        for (int i = coefficients.Length - 2; i >= 0; i--) y = R.MultiplyAdd(y, x, coefficients[i]);
        return y;
    }
}
