using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AutoGrad.Kernels;

namespace AutoGrad.Benchmarks.Gemm;

/// <summary>The most multiply-adds the processor does: independent ones on its widest registers, without memory.</summary>
static class FmaPeak
{
    const int Accumulators = 12;

    /// <summary>The floating-point operations, two a multiply-add, of so many steps on one thread.</summary>
    public static double Operations<T>(long steps)
        where T : unmanaged
        => 2.0 * Accumulators * steps * (Vector512.IsHardwareAccelerated ? Vector512<T>.Count : Vector256.IsHardwareAccelerated ? Vector256<T>.Count : Vector128<T>.Count);

    /// <summary>Runs so many steps on each of the threads.</summary>
    public static void Run<T>(int threads, long steps)
        where T : unmanaged
    {
        var body = new Body<T>(steps);
        Workers.For(threads, ref body);
    }

    static void Run<T>(long steps)
        where T : unmanaged
    {
        bool isFloat = typeof(T) == typeof(float);
        if (Vector512.IsHardwareAccelerated && isFloat)
            Loop<float, Vector512<float>, Float512>(steps);
        else if (Vector512.IsHardwareAccelerated)
            Loop<double, Vector512<double>, Double512>(steps);
        else if (Vector256.IsHardwareAccelerated && isFloat)
            Loop<float, Vector256<float>, Float256>(steps);
        else if (Vector256.IsHardwareAccelerated)
            Loop<double, Vector256<double>, Double256>(steps);
        else if (isFloat)
            Loop<float, Vector128<float>, Float128>(steps);
        else
            Loop<double, Vector128<double>, Double128>(steps);
    }

    /// <remarks>Twelve accumulators: two units with a latency of four cycles need eight, and with two factors they fit in 16 registers.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static unsafe V Loop<T, V, TRegister>(long steps)
        where T : unmanaged
        where V : unmanaged
        where TRegister : struct, IRegister<T, V>
    {
        V a0 = default, a1 = default, a2 = default, a3 = default, a4 = default, a5 = default,
            a6 = default, a7 = default, a8 = default, a9 = default, a10 = default, a11 = default;
        T zero = default;
        V x = TRegister.Broadcast(&zero), y = TRegister.Broadcast(&zero);
        for (long step = 0; step < steps; step++)
        {
            a0 = TRegister.MultiplyAdd(x, y, a0);
            a1 = TRegister.MultiplyAdd(x, y, a1);
            a2 = TRegister.MultiplyAdd(x, y, a2);
            a3 = TRegister.MultiplyAdd(x, y, a3);
            a4 = TRegister.MultiplyAdd(x, y, a4);
            a5 = TRegister.MultiplyAdd(x, y, a5);
            a6 = TRegister.MultiplyAdd(x, y, a6);
            a7 = TRegister.MultiplyAdd(x, y, a7);
            a8 = TRegister.MultiplyAdd(x, y, a8);
            a9 = TRegister.MultiplyAdd(x, y, a9);
            a10 = TRegister.MultiplyAdd(x, y, a10);
            a11 = TRegister.MultiplyAdd(x, y, a11);
        }

        // The sum is returned so that none of the chains can be dropped.
        V low = TRegister.Add(TRegister.Add(TRegister.Add(a0, a1), TRegister.Add(a2, a3)), TRegister.Add(a4, a5));
        return TRegister.Add(low, TRegister.Add(TRegister.Add(TRegister.Add(a6, a7), TRegister.Add(a8, a9)), TRegister.Add(a10, a11)));
    }

    readonly struct Body<T>(long steps) : IParallelBody
        where T : unmanaged
    {
        public void Run(int part) => FmaPeak.Run<T>(steps);
    }
}
