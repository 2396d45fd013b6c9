using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>One row of C for up to eight registers of columns: the product of a vector and a matrix stored by rows.</summary>
/// <remarks>
/// Each element of the matrix is used once, so loading them is the bound; eight accumulators hide the multiply-adds' latency behind it. The sums run in
/// the same order as in <see cref="MicroKernel{T, V, TRegister}"/>.
/// </remarks>
internal static unsafe class RowKernel<T, V, TRegister>
    where T : unmanaged
    where V : unmanaged
    where TRegister : struct, IRegister<T, V>
{
    /// <summary>The most registers of columns.</summary>
    public const int MaxVectors = 8;

    /// <summary>c = left · right + addend; of the last register's columns only <paramref name="lastColumns"/> are there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TVectors>(nint depth, T* left, nint leftStep, T* right, nint rightStep, int lastColumns, T* c, T* addend)
        where TVectors : unmanaged
    {
        V c0 = default, c1 = default, c2 = default, c3 = default, c4 = default, c5 = default, c6 = default, c7 = default;
        do
        {
            V l = TRegister.Broadcast(left);
            c0 = TRegister.MultiplyAdd(l, Load<TVectors>(right, 0, lastColumns), c0);
            if (sizeof(TVectors) > 1)
                c1 = TRegister.MultiplyAdd(l, Load<TVectors>(right, 1, lastColumns), c1);
            if (sizeof(TVectors) > 2)
                c2 = TRegister.MultiplyAdd(l, Load<TVectors>(right, 2, lastColumns), c2);
            if (sizeof(TVectors) > 3)
                c3 = TRegister.MultiplyAdd(l, Load<TVectors>(right, 3, lastColumns), c3);
            if (sizeof(TVectors) > 4)
                c4 = TRegister.MultiplyAdd(l, Load<TVectors>(right, 4, lastColumns), c4);
            if (sizeof(TVectors) > 5)
                c5 = TRegister.MultiplyAdd(l, Load<TVectors>(right, 5, lastColumns), c5);
            if (sizeof(TVectors) > 6)
                c6 = TRegister.MultiplyAdd(l, Load<TVectors>(right, 6, lastColumns), c6);
            if (sizeof(TVectors) > 7)
                c7 = TRegister.MultiplyAdd(l, Load<TVectors>(right, 7, lastColumns), c7);
            left += leftStep;
            right += rightStep;
        }
        while (--depth > 0);

        Write<TVectors>(c0, 0, lastColumns, c, addend);
        if (sizeof(TVectors) > 1)
            Write<TVectors>(c1, 1, lastColumns, c, addend);
        if (sizeof(TVectors) > 2)
            Write<TVectors>(c2, 2, lastColumns, c, addend);
        if (sizeof(TVectors) > 3)
            Write<TVectors>(c3, 3, lastColumns, c, addend);
        if (sizeof(TVectors) > 4)
            Write<TVectors>(c4, 4, lastColumns, c, addend);
        if (sizeof(TVectors) > 5)
            Write<TVectors>(c5, 5, lastColumns, c, addend);
        if (sizeof(TVectors) > 6)
            Write<TVectors>(c6, 6, lastColumns, c, addend);
        if (sizeof(TVectors) > 7)
            Write<TVectors>(c7, 7, lastColumns, c, addend);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Load<TVectors>(T* source, int vector, int lastColumns)
        where TVectors : unmanaged
        => vector < sizeof(TVectors) - 1
            ? TRegister.Load(source + (vector * TRegister.Width))
            : TRegister.LoadFirst(source + (vector * TRegister.Width), lastColumns);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write<TVectors>(V sum, int vector, int lastColumns, T* c, T* addend)
        where TVectors : unmanaged
    {
        if (addend != null)
            sum = TRegister.Add(sum, Load<TVectors>(addend, vector, lastColumns));
        if (vector < sizeof(TVectors) - 1)
            TRegister.Store(sum, c + (vector * TRegister.Width));
        else
            TRegister.StoreFirst(sum, c + (vector * TRegister.Width), lastColumns);
    }
}
