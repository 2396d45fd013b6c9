using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AutoGrad.Algebra;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Kernels;

/// <summary>One step of an elimination on a matrix that stands transposed: each of its columns is contiguous.</summary>
internal static class ColumnElimination
{
    /// <summary>
    /// Divides the elements of column k below the pivot in row k by it, and subtracts their multiples from the columns to the right so that row k would become 0
    /// behind the pivot.
    /// </summary>
    /// <param name="columns">The columns, each of <paramref name="length"/> elements.</param>
    /// <param name="length">The number of rows.</param>
    /// <param name="k">The step; the pivot is not 0.</param>
    [SkipLocalsInit]
    public static void Run(Span<double> columns, int length, int k)
    {
        int width = columns.Length / length;
        Span<double> factors = stackalloc double[Recursion.Leaf];
        for (int j = k + 1; j < width; j++)
            factors[j] = -columns[(j * length) + k];

        if (length - k > Vector256<double>.Count && Vector512.IsHardwareAccelerated)
            Run<Lanes512<double>>(columns, factors[..width], length, k);
        else if (length - k > Vector128<double>.Count && Vector256.IsHardwareAccelerated)
            Run<Lanes256<double>>(columns, factors[..width], length, k);
        else if (Vector128.IsHardwareAccelerated)
            Run<Lanes128<double>>(columns, factors[..width], length, k);
        else
            Run<Scalar<double>>(columns, factors[..width], length, k);
    }

    [MethodImpl(AggressiveOptimization | NoInlining)]
    static void Run<L>(Span<double> columns, ReadOnlySpan<double> factors, int length, int k) where L : struct, IFoldingLanes<L, double>
    {
        L pivot = L.Broadcast(columns[(k * length) + k]);
        ref double column = ref Unsafe.Add(ref MemoryMarshal.GetReference(columns), k * length);
        int row = k + 1;
        for (; row <= length - L.Count; row += L.Count)
        {
            ref double place = ref Unsafe.Add(ref column, row);
            L multipliers = L.Load(in place) / pivot;
            L.Store(multipliers, ref place);
            for (int j = k + 1; j < factors.Length; j++)
            {
                place = ref Unsafe.Add(ref place, length);
                L.Store(L.MultiplyAdd(multipliers, L.Broadcast(factors[j]), L.Load(in place)), ref place);
            }
        }

        int rest = length - row;
        if (rest > 0)
        {
            ref double place = ref Unsafe.Add(ref column, row);
            L multipliers = L.LoadFirst(in place, rest) / pivot;
            L.StoreFirst(multipliers, ref place, rest);
            for (int j = k + 1; j < factors.Length; j++)
            {
                place = ref Unsafe.Add(ref place, length);
                L.StoreFirst(L.MultiplyAdd(multipliers, L.Broadcast(factors[j]), L.LoadFirst(in place, rest)), ref place, rest);
            }
        }
    }
}
