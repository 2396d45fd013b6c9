namespace AutoGrad.Kernels;

/// <summary>The distances between the matrices of one product of a batch and those of the next; 0 where they share one.</summary>
internal readonly unsafe struct BatchStrides
{
    public nint Left { get; init; }

    public nint Right { get; init; }

    public nint C { get; init; }

    /// <summary>0 for a bias, that of C where the product is added to C.</summary>
    public nint Addend { get; init; }

    /// <summary>The strides for the transposed products.</summary>
    public BatchStrides Transpose() => this with { Left = Right, Right = Left };

    /// <summary>The product of that index, given the one of index 0.</summary>
    public Product<T> At<T>(in Product<T> first, int index)
        where T : unmanaged
        => first with
        {
            Left = first.Left + (index * Left),
            Right = first.Right + (index * Right),
            C = first.C + (index * C),
            Addend = first.Addend == null ? null : first.Addend + (index * Addend),
        };
}
