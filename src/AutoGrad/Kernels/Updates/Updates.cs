using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AutoGrad.Kernels;

/// <summary>Optimizer steps: one pass over value, gradient and state, all of it in registers of the widest kind the processor has.</summary>
internal static class Updates
{
    /// <summary>Applies the rule to every element in place.</summary>
    /// <remarks>All spans are equally long; those of state that the rule does not have are empty.</remarks>
    public static void Run<TBody, T>(TBody body, ReadOnlySpan<T> gradient, Span<T> value, Span<T> first, Span<T> second)
        where TBody : struct, IUpdateBody
        where T : unmanaged
    {
        if (Vector512.IsHardwareAccelerated)
            Loop<TBody, T, Lanes512<T>>(body, gradient, value, first, second);
        else if (Vector256.IsHardwareAccelerated)
            Loop<TBody, T, Lanes256<T>>(body, gradient, value, first, second);
        else if (Vector128.IsHardwareAccelerated)
            Loop<TBody, T, Lanes128<T>>(body, gradient, value, first, second);
        else
            Loop<TBody, T, Scalar<T>>(body, gradient, value, first, second);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Loop<TBody, T, L>(TBody body, ReadOnlySpan<T> gradient, Span<T> value, Span<T> first, Span<T> second)
        where TBody : struct, IUpdateBody
        where T : unmanaged
        where L : struct, ILanes<L, T>
    {
        int n = value.Length, i = 0;
        if (gradient.Length != n || (TBody.StateCount > 0 && first.Length != n) || (TBody.StateCount > 1 && second.Length != n))
            throw new ArgumentException("Value, gradient and state of an update are equally long.");
        ref T g = ref MemoryMarshal.GetReference(gradient), x = ref MemoryMarshal.GetReference(value);
        ref T p = ref MemoryMarshal.GetReference(first), q = ref MemoryMarshal.GetReference(second);
        for (; i <= n - L.Count; i += L.Count)
        {
            L element = L.Load(in Unsafe.Add(ref x, i));
            L a = TBody.StateCount > 0 ? L.Load(in Unsafe.Add(ref p, i)) : default;
            L b = TBody.StateCount > 1 ? L.Load(in Unsafe.Add(ref q, i)) : default;
            body.Invoke(L.Load(in Unsafe.Add(ref g, i)), ref element, ref a, ref b);
            L.Store(element, ref Unsafe.Add(ref x, i));
            if (TBody.StateCount > 0)
                L.Store(a, ref Unsafe.Add(ref p, i));
            if (TBody.StateCount > 1)
                L.Store(b, ref Unsafe.Add(ref q, i));
        }

        // The rest goes through a partly filled register, so that an element's bits do not depend on where it stands.
        int rest = n - i;
        if (rest > 0)
        {
            L element = L.LoadFirst(in Unsafe.Add(ref x, i), rest);
            L a = TBody.StateCount > 0 ? L.LoadFirst(in Unsafe.Add(ref p, i), rest) : default;
            L b = TBody.StateCount > 1 ? L.LoadFirst(in Unsafe.Add(ref q, i), rest) : default;
            body.Invoke(L.LoadFirst(in Unsafe.Add(ref g, i), rest), ref element, ref a, ref b);
            L.StoreFirst(element, ref Unsafe.Add(ref x, i), rest);
            if (TBody.StateCount > 0)
                L.StoreFirst(a, ref Unsafe.Add(ref p, i), rest);
            if (TBody.StateCount > 1)
                L.StoreFirst(b, ref Unsafe.Add(ref q, i), rest);
        }
    }
}
