using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>The choice of the next pivot in its column (Golub and Van Loan, Matrix Computations, 4th ed., 2013, section 3.4).</summary>
internal static class PartialPivot
{
    /// <summary>Which element of the column has the greatest magnitude: of several the first, and a NaN only where it is the first.</summary>
    /// <param name="column">The column from the diagonal on, with the rest of the matrix between its elements.</param>
    /// <param name="stride">How far apart its elements stand.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static int Of(ReadOnlySpan<double> column, int stride)
    {
        int pivot = 0;
        double greatest = Math.Abs(column[0]);
        for (int i = 1, place = stride; place < column.Length; i++, place += stride)
        {
            double magnitude = Math.Abs(column[place]);
            if (magnitude > greatest)
                (greatest, pivot) = (magnitude, i);
        }

        return pivot;
    }
}
