using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>
/// Elimination in a few columns of a row-major matrix. They are worked on transposed, so that the search for a pivot, the division by it and the subtraction of its
/// row run along contiguous memory.
/// </summary>
/// <param name="a">A matrix of n × n elements.</param>
/// <param name="n">The order of the matrix.</param>
/// <param name="pivots">For each step the row that is exchanged with the step's.</param>
/// <param name="memory">Room for n elements of each column.</param>
internal readonly ref struct LuPanel(Span<double> a, int n, Span<int> pivots, Span<double> memory)
{
    readonly Span<double> a = a, memory = memory;
    readonly Span<int> pivots = pivots;

    /// <summary>Eliminates in the columns from <paramref name="begin"/> to <paramref name="end"/>, which hold what the columns before them have left, and exchanges whole rows.</summary>
    /// <returns>The first step without a pivot other than 0; −1 if there is none.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public int Factor(int begin, int end)
    {
        int length = n - begin, width = end - begin, corner = begin * (n + 1);
        MatrixTransposition.Run<double, Replacing<double>>(a, corner, n, length, width, memory, 0, length);
        int singular = -1;
        for (int k = 0; k < width; k++)
        {
            Span<double> column = memory.Slice(k * length, length);
            int pivot = k + PartialPivot.Of(column[k..], stride: 1);
            pivots[begin + k] = begin + pivot;
            for (int j = 0; j < width && pivot != k; j++)
                (memory[(j * length) + k], memory[(j * length) + pivot]) = (memory[(j * length) + pivot], memory[(j * length) + k]);
            if (column[k] == 0)
            {
                singular = singular < 0 ? begin + k : singular;
                continue;
            }

            ColumnElimination.Run(memory[..(width * length)], length, k);
        }

        MatrixTransposition.Run<double, Replacing<double>>(memory, 0, length, width, length, a, corner, n);
        for (int k = begin; k < end; k++)
        {
            RowExchange.Run(a, n, begin, k, pivots[k]);
            RowExchange.Run(a[end..], n, n - end, k, pivots[k]);
        }

        return singular;
    }
}
