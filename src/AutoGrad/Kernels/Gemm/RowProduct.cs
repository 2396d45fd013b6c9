using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>The loop around <see cref="RowKernel{T, V, TRegister}"/>: a single row of C, the right operand stored by rows.</summary>
internal static unsafe class RowProduct<T, V, TRegister>
    where T : unmanaged
    where V : unmanaged
    where TRegister : struct, IRegister<T, V>
{
    /// <summary>How many columns a call of the kernel takes.</summary>
    public static int PanelWidth => RowKernel<T, V, TRegister>.MaxVectors * TRegister.Width;

    /// <summary>Computes a product of one row whose right operand and result are stored by rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in Product<T> product)
    {
        for (int column = 0; column < product.Columns; column += PanelWidth)
        {
            int columns = Math.Min(PanelWidth, product.Columns - column);
            int vectors = (columns + TRegister.Width - 1) / TRegister.Width;
            Select(vectors)(product.Depth, product.Left, product.LeftStep, product.Right + column, product.RightStep,
                columns - ((vectors - 1) * TRegister.Width), product.C + column, product.Addend == null ? null : product.Addend + column);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static delegate*<nint, T*, nint, T*, nint, int, T*, T*, void> Select(int vectors) => vectors switch
    {
        1 => &RowKernel<T, V, TRegister>.Run<Of1>,
        2 => &RowKernel<T, V, TRegister>.Run<Of2>,
        3 => &RowKernel<T, V, TRegister>.Run<Of3>,
        4 => &RowKernel<T, V, TRegister>.Run<Of4>,
        5 => &RowKernel<T, V, TRegister>.Run<Of5>,
        6 => &RowKernel<T, V, TRegister>.Run<Of6>,
        7 => &RowKernel<T, V, TRegister>.Run<Of7>,
        _ => &RowKernel<T, V, TRegister>.Run<Of8>,
    };
}
