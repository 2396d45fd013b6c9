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

    /// <summary>The left operand, of which element (i, p) stands at i · <see cref="LeftRow"/> + p · <see cref="LeftStep"/>.</summary>
    public T* Left;
    public nint LeftRow;
    public nint LeftStep;

    /// <summary>The right operand, of which element (p, j) stands at p · <see cref="RightStep"/> + j · <see cref="RightColumn"/>; one of the two is 1.</summary>
    public T* Right;
    public nint RightStep;
    public nint RightColumn;

    /// <summary>The result, of which element (i, j) stands at i · <see cref="CRow"/> + j, or at j · <see cref="CRow"/> + i if <see cref="StoresTransposed"/>.</summary>
    public T* C;
    public nint CRow;
    public bool StoresTransposed;

    /// <summary>What is added to the product, arranged like C with rows <see cref="AddendRow"/> apart, or null.</summary>
    public T* Addend;
    public nint AddendRow;

    /// <summary>The same product as Cᵀ = rightᵀ · leftᵀ.</summary>
    public readonly Product<T> Transpose() => this with
    {
        Rows = Columns,
        Columns = Rows,
        Left = Right,
        LeftRow = RightColumn,
        LeftStep = RightStep,
        Right = Left,
        RightStep = LeftStep,
        RightColumn = LeftRow,
        StoresTransposed = !StoresTransposed,
    };
}
