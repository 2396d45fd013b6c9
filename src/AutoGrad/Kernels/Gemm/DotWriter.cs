using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>Adds up scalar products across the registers that hold their partial sums, and brings them to their places in C.</summary>
internal static unsafe class DotWriter<T, V, TRegister>
    where T : unmanaged
    where V : unmanaged
    where TRegister : struct, IRegister<T, V>
{
    /// <summary>Writes the scalar products of one right row.</summary>
    /// <param name="products">The partial sums.</param>
    /// <param name="ofSecond">Whether the row is that of the second registers.</param>
    /// <param name="c">The first scalar product's place.</param>
    /// <param name="cColumn">The distance in C from one scalar product to the next.</param>
    /// <param name="addend">What is added, or null.</param>
    /// <param name="addendColumn">The distance in the addend from one scalar product to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write<TRows, TVectors>(
        in Accumulators<T, V, TRegister, TRows, TVectors> products, bool ofSecond, T* c, nint cColumn, T* addend, nint addendColumn)
        where TRows : unmanaged
        where TVectors : unmanaged
    {
        Write(products, ofSecond, 0, c, cColumn, addend, addendColumn);
        if (sizeof(TRows) > 4 && TRegister.Sums == 4)
            Write(products, ofSecond, 4, c, cColumn, addend, addendColumn);
        if (sizeof(TRows) > 8 && TRegister.Sums <= 8)
            Write(products, ofSecond, 8, c, cColumn, addend, addendColumn);
    }

    /// <summary>Writes as many as are added up at once, of which the first is that of left row <paramref name="first"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write<TRows, TVectors>(
        in Accumulators<T, V, TRegister, TRows, TVectors> products, bool ofSecond, int first, T* c, nint cColumn, T* addend, nint addendColumn)
        where TRows : unmanaged
        where TVectors : unmanaged
    {
        int count = sizeof(TRows) - first < TRegister.Sums ? sizeof(TRows) - first : TRegister.Sums;
        V sums = products.Sums(ofSecond, first, count);
        c += first * cColumn;
        if (addend != null)
            addend += first * addendColumn;
        if (cColumn == 1 && (addend == null || addendColumn == 1))
        {
            if (addend != null)
                sums = TRegister.Add(sums, TRegister.LoadFirst(addend, count));
            TRegister.StoreFirst(sums, c, count);
        }
        else
        {
            WriteColumn(sums, count, c, cColumn, addend, addendColumn);
        }
    }

    private static void WriteColumn(V sums, int count, T* c, nint cColumn, T* addend, nint addendColumn)
    {
        for (int i = 0; i < count; i++)
        {
            V sum = TRegister.Broadcast((T*)&sums + i);
            if (addend != null)
                sum = TRegister.Add(sum, TRegister.Broadcast(addend + (i * addendColumn)));
            TRegister.StoreFirst(sum, c + (i * cColumn), 1);
        }
    }
}
