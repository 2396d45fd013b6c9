namespace AutoGrad.Kernels;

/// <summary>The product of matrices whose inner dimension is empty: what is to be added, or zero.</summary>
internal static unsafe class EmptyProduct
{
    /// <summary>Writes the addend to C.</summary>
    public static void Run<T>(in Product<T> product)
        where T : unmanaged
    {
        for (int i = 0; i < product.Rows; i++)
            for (int j = 0; j < product.Columns; j++)
                product.C[(i * product.CRow) + (j * product.CColumn)] =
                    product.Addend == null ? default : product.Addend[(i * product.AddendRow) + (j * product.AddendColumn)];
    }
}
