using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>
/// Elimination in a small matrix as it stands, row after row (Golub and Van Loan, Matrix Computations, 4th ed., 2013, section 3.4): it is done before a
/// <see cref="LuPanel"/> would have transposed its columns and back.
/// </summary>
internal static class RowElimination
{
    /// <summary>The greatest order for which this takes less time than panels.</summary>
    public const int Limit = 2 * Recursion.Leaf;

    /// <summary>Replaces A by its factors; the parameters and the result are those of <see cref="LuDecomposition.Factor(Span{double}, int, Span{int})"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static int Factor(Span<double> a, int n, Span<int> pivots)
    {
        int singular = -1;
        for (int k = 0; k < n; k++)
        {
            int pivot = k + PartialPivot.Of(a[(k * (n + 1))..], stride: n);
            pivots[k] = pivot;
            if (pivot != k)
                RowExchange.Run(a, n, n, k, pivot);
            ReadOnlySpan<double> row = a.Slice(k * n, n)[k..];
            double diagonal = row[0];
            if (diagonal == 0)
            {
                singular = singular < 0 ? k : singular;
                continue;
            }

            row = row[1..];
            for (int i = k + 1; i < n; i++)
            {
                double factor = a[(i * n) + k] /= diagonal;
                Subtract(row, factor, a.Slice((i * n) + k + 1, row.Length));
            }
        }

        return singular;
    }

    /// <summary>y ← y − factor · x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Subtract(ReadOnlySpan<double> x, double factor, Span<double> y)
    {
        int j = 0;
        for (; j <= x.Length - Vector<double>.Count; j += Vector<double>.Count)
            (new Vector<double>(y[j..]) - (new Vector<double>(x[j..]) * factor)).CopyTo(y[j..]);
        for (; j < x.Length; j++)
            y[j] -= x[j] * factor;
    }
}
