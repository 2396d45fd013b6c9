using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AutoGrad.Kernels;

/// <summary>
/// Loops that compute every element of a result from the elements of up to five operands at the same place, in registers of the widest kind the
/// processor has.
/// </summary>
internal static class Map
{
    /// <summary>destination ← body(operands), or destination ← destination + body(operands).</summary>
    /// <remarks>An operand is as long as the destination, or has one element, which is repeated. It may be the destination itself.</remarks>
    public static void Run<TBody, T>(TBody body, in MapOperands<T> operands, Span<T> destination, bool accumulate)
        where TBody : struct, IMapBody
        where T : unmanaged
    {
        if (destination.Length >= 2 * MapParts<TBody, T>.Length)
            MapParts<TBody, T>.Run(body, operands, destination, accumulate);
        else
            RunPart(body, operands, destination, accumulate, streams: false);
    }

    /// <summary>The same on the calling thread, with results that replace what is there past the caches if <paramref name="streams"/>.</summary>
    public static void RunPart<TBody, T>(TBody body, in MapOperands<T> operands, Span<T> destination, bool accumulate, bool streams)
        where TBody : struct, IMapBody
        where T : unmanaged
    {
        if (destination.IsEmpty)
            return;
        bool dense = destination.Length == 1 || operands.AreAllAsLongAs(destination.Length, TBody.Arity);
        if (accumulate)
        {
            if (dense)
                Run<TBody, T, Dense, Add>(body, operands, destination);
            else
                Run<TBody, T, Mixed, Add>(body, operands, destination);
        }
        else if (streams)
        {
            if (dense)
                Run<TBody, T, Dense, Stream>(body, operands, destination);
            else
                Run<TBody, T, Mixed, Stream>(body, operands, destination);
        }
        else if (dense)
        {
            Run<TBody, T, Dense, Overwrite>(body, operands, destination);
        }
        else
        {
            Run<TBody, T, Mixed, Overwrite>(body, operands, destination);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Run<TBody, T, TAccess, TStore>(TBody body, in MapOperands<T> operands, Span<T> destination)
        where TBody : struct, IMapBody
        where T : unmanaged
        where TAccess : struct, IAccess
        where TStore : struct, IStore
    {
        if (Vector512.IsHardwareAccelerated)
            Loop<TBody, T, TAccess, TStore, Lanes512<T>>(body, operands, destination);
        else if (Vector256.IsHardwareAccelerated)
            Loop<TBody, T, TAccess, TStore, Lanes256<T>>(body, operands, destination);
        else if (Vector128.IsHardwareAccelerated)
            Loop<TBody, T, TAccess, TStore, Lanes128<T>>(body, operands, destination);
        else
            Loop<TBody, T, TAccess, TStore, Scalar<T>>(body, operands, destination);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static void Loop<TBody, T, TAccess, TStore, L>(TBody body, in MapOperands<T> operands, Span<T> destination)
        where TBody : struct, IMapBody
        where T : unmanaged
        where TAccess : struct, IAccess
        where TStore : struct, IStore
        where L : struct, ILanes<L, T>
    {
        ref T y = ref MemoryMarshal.GetReference(destination);
        ref T a = ref MemoryMarshal.GetReference(operands.A), b = ref MemoryMarshal.GetReference(operands.B), c = ref MemoryMarshal.GetReference(operands.C);
        ref T d = ref MemoryMarshal.GetReference(operands.D), e = ref MemoryMarshal.GetReference(operands.E);
        nint n = destination.Length, i = 0;
        if (n >= L.Count)
        {
            // Tested at its end: of a longer loop that is tested at its beginning the compiler does not take the constants out,
            // and reading them again takes more time than most functions.
            do
            {
                L value = body.Invoke(
                    Load<T, L, TAccess>(ref a, operands.A.Length, i),
                    TBody.Arity > 1 ? Load<T, L, TAccess>(ref b, operands.B.Length, i) : default,
                    TBody.Arity > 2 ? Load<T, L, TAccess>(ref c, operands.C.Length, i) : default,
                    TBody.Arity > 3 ? Load<T, L, TAccess>(ref d, operands.D.Length, i) : default,
                    TBody.Arity > 4 ? Load<T, L, TAccess>(ref e, operands.E.Length, i) : default);
                ref T target = ref Unsafe.Add(ref y, i);
                if (TStore.Streams)
                    Streaming.Store<L, T>(value, ref target);
                else
                    L.Store(TStore.Accumulates ? L.Load(in target) + value : value, ref target);
                i += L.Count;
            }
            while (i <= n - L.Count);
        }

        if (i < n)
            Rest<TBody, T, TAccess, TStore, L>(body, operands, destination, (int)i);
    }

    /// <summary>
    /// The last elements, which do not fill a register, in a register that is partly filled: so an element's bits do not depend on where it stands.
    /// A method of its own, because the compiler stops inlining in methods that grow too large.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static void Rest<TBody, T, TAccess, TStore, L>(TBody body, in MapOperands<T> operands, Span<T> destination, int i)
        where TBody : struct, IMapBody
        where T : unmanaged
        where TAccess : struct, IAccess
        where TStore : struct, IStore
        where L : struct, ILanes<L, T>
    {
        int count = destination.Length - i;
        L value = body.Invoke(
            LoadFirst<T, L, TAccess>(operands.A, i, count),
            TBody.Arity > 1 ? LoadFirst<T, L, TAccess>(operands.B, i, count) : default,
            TBody.Arity > 2 ? LoadFirst<T, L, TAccess>(operands.C, i, count) : default,
            TBody.Arity > 3 ? LoadFirst<T, L, TAccess>(operands.D, i, count) : default,
            TBody.Arity > 4 ? LoadFirst<T, L, TAccess>(operands.E, i, count) : default);
        ref T target = ref Unsafe.Add(ref MemoryMarshal.GetReference(destination), i);
        L.StoreFirst(TStore.Accumulates ? L.LoadFirst(in target, count) + value : value, ref target, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static L Load<T, L, TAccess>(ref T origin, int length, nint i)
        where T : unmanaged
        where L : struct, ILanes<L, T>
        where TAccess : struct, IAccess =>
        TAccess.IsDense || length != 1 ? L.Load(in Unsafe.Add(ref origin, i)) : L.Broadcast(origin);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static L LoadFirst<T, L, TAccess>(ReadOnlySpan<T> operand, int i, int count)
        where T : unmanaged
        where L : struct, ILanes<L, T>
        where TAccess : struct, IAccess
    {
        ref T origin = ref MemoryMarshal.GetReference(operand);
        return TAccess.IsDense || operand.Length != 1 ? L.LoadFirst(in Unsafe.Add(ref origin, i), count) : L.Broadcast(origin);
    }

    /// <summary>Whether single elements may have to be repeated.</summary>
    interface IAccess
    {
        static abstract bool IsDense { get; }
    }

    /// <summary>Whether results replace or add to what is there, and whether they go past the caches.</summary>
    interface IStore
    {
        static abstract bool Accumulates { get; }

        static virtual bool Streams => false;
    }

    readonly struct Dense : IAccess
    {
        public static bool IsDense => true;
    }

    readonly struct Mixed : IAccess
    {
        public static bool IsDense => false;
    }

    readonly struct Overwrite : IStore
    {
        public static bool Accumulates => false;
    }

    readonly struct Add : IStore
    {
        public static bool Accumulates => true;
    }

    readonly struct Stream : IStore
    {
        public static bool Accumulates => false;

        public static bool Streams => true;
    }
}
