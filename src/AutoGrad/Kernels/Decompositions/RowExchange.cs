using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>Exchanges two rows of a matrix.</summary>
internal static class RowExchange
{
    const int Piece = 64;

    /// <param name="matrix">The matrix from the first element of its first row on.</param>
    /// <param name="stride">The distance of two rows.</param>
    /// <param name="columns">How many elements of the rows are exchanged.</param>
    /// <param name="first">One row.</param>
    /// <param name="second">The other row, or the same.</param>
    [SkipLocalsInit]
    public static void Run(Span<double> matrix, int stride, int columns, int first, int second)
    {
        if (first == second)
            return;
        Span<double> memory = stackalloc double[Piece];
        for (int begin = 0; begin < columns; begin += Piece)
        {
            int length = Math.Min(Piece, columns - begin);
            Span<double> a = matrix.Slice((first * stride) + begin, length), b = matrix.Slice((second * stride) + begin, length);
            a.CopyTo(memory);
            b.CopyTo(a);
            memory[..length].CopyTo(b);
        }
    }
}
