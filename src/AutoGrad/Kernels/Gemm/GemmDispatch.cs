using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AutoGrad.Kernels;

internal static unsafe partial class Gemm
{
    /// <summary>Runs products with the widest registers of the element type that the processor has; which they are, is a constant to the compiler.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<T>(ref Product<T> first, in BatchStrides strides, int batch)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            Run(ref Unsafe.As<Product<T>, Product<float>>(ref first), strides, batch);
        else if (typeof(T) == typeof(double))
            Run(ref Unsafe.As<Product<T>, Product<double>>(ref first), strides, batch);
        else
            throw new NotSupportedException($"A matrix product is computed in float or double, not in {typeof(T).Name}.");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run(ref Product<float> first, in BatchStrides strides, int batch)
    {
        if (Vector512.IsHardwareAccelerated)
            BatchedProduct<float, Vector512<float>, Float512>.Run(ref first, strides, batch);
        else if (Vector256.IsHardwareAccelerated)
            BatchedProduct<float, Vector256<float>, Float256>.Run(ref first, strides, batch);
        else if (Vector128.IsHardwareAccelerated)
            BatchedProduct<float, Vector128<float>, Float128>.Run(ref first, strides, batch);
        else
            BatchedProduct<float, float, FloatScalar>.Run(ref first, strides, batch);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run(ref Product<double> first, in BatchStrides strides, int batch)
    {
        if (Vector512.IsHardwareAccelerated)
            BatchedProduct<double, Vector512<double>, Double512>.Run(ref first, strides, batch);
        else if (Vector256.IsHardwareAccelerated)
            BatchedProduct<double, Vector256<double>, Double256>.Run(ref first, strides, batch);
        else if (Vector128.IsHardwareAccelerated)
            BatchedProduct<double, Vector128<double>, Double128>.Run(ref first, strides, batch);
        else
            BatchedProduct<double, double, DoubleScalar>.Run(ref first, strides, batch);
    }
}
