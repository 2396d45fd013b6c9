using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AutoGrad.Algebra;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Kernels;

/// <summary>B ← T⁻¹·B for a small triangular matrix T, row after row, in strips of columns that stay in the first cache.</summary>
internal static class Substitution
{
    /// <summary>Registers of a row that are computed side by side: as many as additions are under way at once.</summary>
    const int Chains = 4;

    /// <param name="t">A triangle of an order up to <see cref="Recursion.Leaf"/>.</param>
    /// <param name="b">A matrix with as many rows.</param>
    /// <param name="stride">The distance of two rows of B.</param>
    /// <param name="columns">The columns of B.</param>
    [SkipLocalsInit]
    public static void Run(scoped in TriangularMatrix t, Span<double> b, int stride, int columns)
    {
        int n = t.Order;
        if (n == 0 || columns == 0)
            return;

        // A lower triangle in the order of solution: the rows of an upper one are solved, and told, from the last to the first.
        Span<double> negated = stackalloc double[Recursion.Leaf * Recursion.Leaf];
        for (int i = 0; i < n; i++)
        {
            int row = t.IsLower ? i : n - 1 - i;
            for (int k = 0; k < i; k++)
                negated[(i * Recursion.Leaf) + k] = -t[row, t.IsLower ? k : n - 1 - k];
            negated[(i * Recursion.Leaf) + i] = t.HasUnitDiagonal ? 1 : t[row, row];
        }

        b = b[..(((n - 1) * stride) + columns)];
        ref double first = ref b[t.IsLower ? 0 : (n - 1) * stride];
        nint step = t.IsLower ? stride : -stride;
        if (columns > Vector256<double>.Count && Vector512.IsHardwareAccelerated)
            Run<Lanes512<double>>(negated, n, t.HasUnitDiagonal, ref first, step, columns);
        else if (columns > Vector128<double>.Count && Vector256.IsHardwareAccelerated)
            Run<Lanes256<double>>(negated, n, t.HasUnitDiagonal, ref first, step, columns);
        else if (columns > 1 && Vector128.IsHardwareAccelerated)
            Run<Lanes128<double>>(negated, n, t.HasUnitDiagonal, ref first, step, columns);
        else
            Run<Scalar<double>>(negated, n, t.HasUnitDiagonal, ref first, step, columns);
    }

    static void Run<L>(ReadOnlySpan<double> negated, int n, bool isUnit, ref double b, nint step, int columns) where L : struct, IFoldingLanes<L, double>
    {
        ref double factors = ref MemoryMarshal.GetReference(negated);
        int column = 0;
        for (; column <= columns - (Chains * L.Count); column += Chains * L.Count)
            SolveWide<L>(ref factors, n, isUnit, ref Unsafe.Add(ref b, column), step);
        for (; column < columns; column += L.Count)
            SolveNarrow<L>(ref factors, n, isUnit, ref Unsafe.Add(ref b, column), step, Math.Min(L.Count, columns - column));
    }

    [MethodImpl(AggressiveOptimization | NoInlining)]
    static void SolveWide<L>(ref double factors, int n, bool isUnit, ref double b, nint step) where L : struct, IFoldingLanes<L, double>
    {
        for (int i = 0; i < n; i++)
        {
            ref double row = ref Unsafe.Add(ref b, i * step);
            L x0 = L.Load(in row), x1 = L.Load(in Unsafe.Add(ref row, L.Count));
            L x2 = L.Load(in Unsafe.Add(ref row, 2 * L.Count)), x3 = L.Load(in Unsafe.Add(ref row, 3 * L.Count));
            ref double solved = ref b;
            for (int k = 0; k < i; k++)
            {
                L factor = L.Broadcast(Unsafe.Add(ref factors, k));
                x0 = L.MultiplyAdd(factor, L.Load(in solved), x0);
                x1 = L.MultiplyAdd(factor, L.Load(in Unsafe.Add(ref solved, L.Count)), x1);
                x2 = L.MultiplyAdd(factor, L.Load(in Unsafe.Add(ref solved, 2 * L.Count)), x2);
                x3 = L.MultiplyAdd(factor, L.Load(in Unsafe.Add(ref solved, 3 * L.Count)), x3);
                solved = ref Unsafe.Add(ref solved, step);
            }

            if (!isUnit)
            {
                L diagonal = L.Broadcast(Unsafe.Add(ref factors, i));
                x0 /= diagonal;
                x1 /= diagonal;
                x2 /= diagonal;
                x3 /= diagonal;
            }

            L.Store(x0, ref row);
            L.Store(x1, ref Unsafe.Add(ref row, L.Count));
            L.Store(x2, ref Unsafe.Add(ref row, 2 * L.Count));
            L.Store(x3, ref Unsafe.Add(ref row, 3 * L.Count));
            factors = ref Unsafe.Add(ref factors, Recursion.Leaf);
        }
    }

    [MethodImpl(AggressiveOptimization | NoInlining)]
    static void SolveNarrow<L>(ref double factors, int n, bool isUnit, ref double b, nint step, int width) where L : struct, IFoldingLanes<L, double>
    {
        for (int i = 0; i < n; i++)
        {
            ref double row = ref Unsafe.Add(ref b, i * step);
            L x = Load<L>(ref row, width);
            ref double solved = ref b;
            for (int k = 0; k < i; k++)
            {
                x = L.MultiplyAdd(L.Broadcast(Unsafe.Add(ref factors, k)), Load<L>(ref solved, width), x);
                solved = ref Unsafe.Add(ref solved, step);
            }

            if (!isUnit)
                x /= L.Broadcast(Unsafe.Add(ref factors, i));
            if (width == L.Count)
                L.Store(x, ref row);
            else
                L.StoreFirst(x, ref row, width);
            factors = ref Unsafe.Add(ref factors, Recursion.Leaf);
        }
    }

    [MethodImpl(AggressiveInlining)]
    static L Load<L>(ref double source, int width) where L : struct, IFoldingLanes<L, double> => width == L.Count ? L.Load(in source) : L.LoadFirst(in source, width);
}
