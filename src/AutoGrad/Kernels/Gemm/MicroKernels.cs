using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>Finds the instantiation of <see cref="MicroKernel{T, V, TRegister}"/> for a tile; it is compiled when first called.</summary>
internal static unsafe class MicroKernels<T, V, TRegister>
    where T : unmanaged
    where V : unmanaged
    where TRegister : struct, IRegister<T, V>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static delegate*<nint, T*, nint, nint, T*, nint, T*, nint, T*, nint, void> Select(int rows, int vectors)
        => vectors == 1 ? OfRows<Of1>(rows) : OfRows<Of2>(rows);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static delegate*<nint, T*, nint, nint, T*, nint, T*, nint, T*, nint, void> OfRows<TVectors>(int rows)
        where TVectors : unmanaged
        => rows switch
        {
            1 => &MicroKernel<T, V, TRegister>.Run<Of1, TVectors>,
            2 => &MicroKernel<T, V, TRegister>.Run<Of2, TVectors>,
            3 => &MicroKernel<T, V, TRegister>.Run<Of3, TVectors>,
            4 => &MicroKernel<T, V, TRegister>.Run<Of4, TVectors>,
            5 => &MicroKernel<T, V, TRegister>.Run<Of5, TVectors>,
            6 => &MicroKernel<T, V, TRegister>.Run<Of6, TVectors>,
            7 => &MicroKernel<T, V, TRegister>.Run<Of7, TVectors>,
            8 => &MicroKernel<T, V, TRegister>.Run<Of8, TVectors>,
            9 => &MicroKernel<T, V, TRegister>.Run<Of9, TVectors>,
            10 => &MicroKernel<T, V, TRegister>.Run<Of10, TVectors>,
            11 => &MicroKernel<T, V, TRegister>.Run<Of11, TVectors>,
            _ => &MicroKernel<T, V, TRegister>.Run<Of12, TVectors>,
        };
}
