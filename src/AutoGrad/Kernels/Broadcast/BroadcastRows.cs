namespace AutoGrad.Kernels;

/// <summary>The two last axes of a broadcast loop: rows that stand one after the other in the result.</summary>
internal readonly ref struct BroadcastRows
{
    readonly ReadOnlySpan<int> offsets;
    readonly ReadOnlySpan<int> rowStrides;
    readonly ReadOnlySpan<int> strides;

    public BroadcastRows(int start, int count, int length, ReadOnlySpan<int> offsets, ReadOnlySpan<int> rowStrides, ReadOnlySpan<int> strides)
    {
        Start = start;
        Count = count;
        Length = length;
        this.offsets = offsets;
        this.rowStrides = rowStrides;
        this.strides = strides;
    }

    /// <summary>Where the first row begins in the result.</summary>
    public int Start { get; }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>The number of elements in a row.</summary>
    public int Length { get; }

    /// <summary>By how many elements an operand advances from row to row; 0 if each row meets the same.</summary>
    public int RowStride(int operand) => rowStrides[operand];

    /// <summary>Whether an operand has one element for a whole row.</summary>
    public bool IsRepeated(int operand) => strides[operand] == 0;

    /// <summary>Where an operand's elements for a row begin.</summary>
    public int Place(int row, int operand) => offsets[operand] + (row * rowStrides[operand]);
}

/// <summary>What a broadcast loop does with rows.</summary>
internal interface IRowsBody
{
    void Run(scoped BroadcastRows rows);
}
