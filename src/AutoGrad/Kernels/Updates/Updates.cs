using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AutoGrad.Kernels;

/// <summary>Optimizer steps: one pass over value, gradient and state, all of it in registers of the widest kind the processor has.</summary>
internal static class Updates
{
    /// <summary>Elements that are worth handing to another thread: they take some microseconds, and the hand-over up to one.</summary>
    const int PartLength = 16 * 1024;

    /// <summary>Applies the rule to every element in place.</summary>
    /// <remarks>All spans are equally long; those of state that the rule does not have are empty.</remarks>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Run<TBody, T>(TBody body, ReadOnlySpan<T> gradient, Span<T> value, Span<T> first, Span<T> second)
        where TBody : struct, IUpdateBody
        where T : unmanaged
    {
        int n = value.Length;
        if (gradient.Length != n || (TBody.StateCount > 0 && first.Length != n) || (TBody.StateCount > 1 && second.Length != n))
            throw new ArgumentException("Value, gradient and state of an update are equally long.");
        int parts = Workers.Parts(n, PartLength);
        if (parts == 1)
        {
            RunStretch<TBody, T>(body, gradient, value, first, second);
            return;
        }

        var shared = new Shared<TBody, T>(body, gradient, value, first, second, parts);
        Workers.For(parts, ref shared);
    }

    static void RunStretch<TBody, T>(TBody body, ReadOnlySpan<T> gradient, Span<T> value, Span<T> first, Span<T> second)
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static void Loop<TBody, T, L>(TBody body, ReadOnlySpan<T> gradient, Span<T> value, Span<T> first, Span<T> second)
        where TBody : struct, IUpdateBody
        where T : unmanaged
        where L : struct, ILanes<L, T>
    {
        UpdateNumbers<L> numbers = body.Numbers<L>();
        nint n = value.Length, i = 0;
        ref T g = ref MemoryMarshal.GetReference(gradient), x = ref MemoryMarshal.GetReference(value);
        ref T p = ref MemoryMarshal.GetReference(first), q = ref MemoryMarshal.GetReference(second);
        if (n >= L.Count)
        {
            // Tested at its end, so that the compiler takes the constants out of it (as in Map).
            do
            {
                L element = L.Load(in Unsafe.Add(ref x, i));
                L a = TBody.StateCount > 0 ? L.Load(in Unsafe.Add(ref p, i)) : default;
                L b = TBody.StateCount > 1 ? L.Load(in Unsafe.Add(ref q, i)) : default;
                TBody.Invoke(numbers, L.Load(in Unsafe.Add(ref g, i)), ref element, ref a, ref b);
                L.Store(element, ref Unsafe.Add(ref x, i));
                if (TBody.StateCount > 0)
                    L.Store(a, ref Unsafe.Add(ref p, i));
                if (TBody.StateCount > 1)
                    L.Store(b, ref Unsafe.Add(ref q, i));
                i += L.Count;
            }
            while (i <= n - L.Count);
        }

        if (i < n)
            Rest<TBody, T, L>(body, ref Unsafe.Add(ref g, i), ref Unsafe.Add(ref x, i), ref Unsafe.Add(ref p, i), ref Unsafe.Add(ref q, i), (int)(n - i));
    }

    /// <summary>
    /// The last elements, in a register that is partly filled, so that an element's bits do not depend on where it stands. A method of its own, because its calls
    /// would cost the loop its registers.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static void Rest<TBody, T, L>(TBody body, ref T g, ref T x, ref T p, ref T q, int count)
        where TBody : struct, IUpdateBody
        where T : unmanaged
        where L : struct, ILanes<L, T>
    {
        L element = L.LoadFirst(in x, count);
        L a = TBody.StateCount > 0 ? L.LoadFirst(in p, count) : default;
        L b = TBody.StateCount > 1 ? L.LoadFirst(in q, count) : default;
        TBody.Invoke(body.Numbers<L>(), L.LoadFirst(in g, count), ref element, ref a, ref b);
        L.StoreFirst(element, ref x, count);
        if (TBody.StateCount > 0)
            L.StoreFirst(a, ref p, count);
        if (TBody.StateCount > 1)
            L.StoreFirst(b, ref q, count);
    }

    readonly ref struct Shared<TBody, T>(TBody body, ReadOnlySpan<T> gradient, Span<T> value, Span<T> first, Span<T> second, int parts) : IParallelBody
        where TBody : struct, IUpdateBody
        where T : unmanaged
    {
        /// <summary>Parts begin at cache lines, so that no two threads write to one.</summary>
        const int Line = 64;

        readonly ReadOnlySpan<T> gradient = gradient;
        readonly Span<T> value = value, first = first, second = second;

        public void Run(int part)
        {
            int begin = Begin(part), length = Begin(part + 1) - begin;
            RunStretch<TBody, T>(
                body,
                gradient.Slice(begin, length),
                value.Slice(begin, length),
                TBody.StateCount > 0 ? first.Slice(begin, length) : default,
                TBody.StateCount > 1 ? second.Slice(begin, length) : default);
        }

        int Begin(int part) => part == parts ? value.Length : (int)((long)value.Length * part / parts) / Line * Line;
    }
}
