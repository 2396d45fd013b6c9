using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>Finds the instantiation of <see cref="DotKernel{T, V, TRegister}"/>; it is compiled when first called.</summary>
internal static unsafe class DotKernels<T, V, TRegister>
    where T : unmanaged
    where V : unmanaged
    where TRegister : struct, IRegister<T, V>
{
    public static delegate*<nint, T*, nint, T*, nint, int, T*, nint, nint, T*, nint, nint, void> Select(int rows, int vectors)
        => vectors == 1 ? OfRows<Of1>(rows) : OfRows<Of2>(rows);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static delegate*<nint, T*, nint, T*, nint, int, T*, nint, nint, T*, nint, nint, void> OfRows<TVectors>(int rows)
        where TVectors : unmanaged
        => rows switch
        {
            1 => &DotKernel<T, V, TRegister>.Run<Of1, TVectors>,
            2 => &DotKernel<T, V, TRegister>.Run<Of2, TVectors>,
            3 => &DotKernel<T, V, TRegister>.Run<Of3, TVectors>,
            4 => &DotKernel<T, V, TRegister>.Run<Of4, TVectors>,
            5 => &DotKernel<T, V, TRegister>.Run<Of5, TVectors>,
            6 => &DotKernel<T, V, TRegister>.Run<Of6, TVectors>,
            7 => &DotKernel<T, V, TRegister>.Run<Of7, TVectors>,
            8 => &DotKernel<T, V, TRegister>.Run<Of8, TVectors>,
            9 => &DotKernel<T, V, TRegister>.Run<Of9, TVectors>,
            10 => &DotKernel<T, V, TRegister>.Run<Of10, TVectors>,
            11 => &DotKernel<T, V, TRegister>.Run<Of11, TVectors>,
            _ => &DotKernel<T, V, TRegister>.Run<Of12, TVectors>,
        };
}
