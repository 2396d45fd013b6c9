using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>A matrix product C = left · right + addend, told by addresses and distances, whatever the operands' transposition.</summary>
internal unsafe struct Product<T>
    where T : unmanaged
{
    /// <summary>The rows of the left operand.</summary>
    public int Rows;

    /// <summary>The columns of the right operand.</summary>
    public int Columns;

    /// <summary>The inner dimension k.</summary>
    public int Depth;

    /// <summary>The left operand, of which element (i, p) stands at i · <see cref="LeftRow"/> + p · <see cref="LeftStep"/>; one of the two is 1.</summary>
    public T* Left;
    public nint LeftRow;
    public nint LeftStep;

    /// <summary>The right operand, of which element (p, j) stands at p · <see cref="RightStep"/> + j · <see cref="RightColumn"/>; one of the two is 1.</summary>
    public T* Right;
    public nint RightStep;
    public nint RightColumn;

    /// <summary>The result, of which element (i, j) stands at i · <see cref="CRow"/> + j · <see cref="CColumn"/>; one of the two is 1.</summary>
    public T* C;
    public nint CRow;
    public nint CColumn;

    /// <summary>What is added to the product, or null; its elements stand as those of C do, with distances of its own.</summary>
    public T* Addend;
    public nint AddendRow;
    public nint AddendColumn;

    /// <summary>Whether this is Cᵀ = rightᵀ · leftᵀ of the product that was asked for.</summary>
    public bool IsTransposed;

    /// <summary>Whether C and the addend are stored by columns, as they are where the product is computed as Cᵀ = rightᵀ · leftᵀ.</summary>
    public readonly bool StoresTransposed => CColumn != 1 || (Addend != null && AddendColumn != 1);

    /// <summary>Makes it the product Cᵀ = rightᵀ · leftᵀ, which is the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Transpose()
    {
        (Rows, Columns) = (Columns, Rows);
        T* left = Left;
        Left = Right;
        Right = left;
        (LeftRow, RightColumn) = (RightColumn, LeftRow);
        (LeftStep, RightStep) = (RightStep, LeftStep);
        (CRow, CColumn) = (CColumn, CRow);
        (AddendRow, AddendColumn) = (AddendColumn, AddendRow);
        IsTransposed = !IsTransposed;
    }

    /// <summary>The product for a rectangle of C.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly Product<T> Slice(int firstRow, int rows, int firstColumn, int columns) => this with
    {
        Rows = rows,
        Columns = columns,
        Left = Left + (firstRow * LeftRow),
        Right = Right + (firstColumn * RightColumn),
        C = C + (firstRow * CRow) + (firstColumn * CColumn),
        Addend = Addend == null ? null : Addend + (firstRow * AddendRow) + (firstColumn * AddendColumn),
    };

    /// <summary>A block of the inner dimension; every block but the first adds to what the ones before have left in C.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly Product<T> SliceDepth(int step, int depth)
    {
        Product<T> slice = this with { Depth = depth, Left = Left + (step * LeftStep), Right = Right + (step * RightStep) };
        if (step > 0)
        {
            slice.Addend = C;
            slice.AddendRow = CRow;
            slice.AddendColumn = CColumn;
        }

        return slice;
    }
}
