using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AutoGrad.Algebra;

namespace AutoGrad.Kernels;

/// <summary>The walk over the lines of an array: its rows where the elements to combine lie side by side, else strips of columns.</summary>
internal static class Lines
{
    /// <summary>Work for which handing half of it to another thread pays, in nanoseconds; the hand-over takes about one.</summary>
    const long WorthSharing = 20_000;

    const int ShortRow = 4;

    /// <summary>Runs the body on every line.</summary>
    /// <param name="body">What is done with a line.</param>
    /// <param name="layout">How the lines lie in the array.</param>
    /// <param name="picosecondsPerElement">About how long an element takes, by which work is shared among threads or not.</param>
    public static void ForEach<TBody, T>(scoped ref TBody body, in LineLayout layout, int picosecondsPerElement)
        where TBody : struct, ILineBody<T>, allows ref struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (layout.Outer == 0 || layout.Inner == 0)
            return;

        // A register no wider than the line: it takes fewer steps to fold, and no part of it is idle. The shortest rows are faster one by one.
        int side = layout.Inner == 1 ? TBody.IsSequential || layout.Length <= ShortRow ? 1 : layout.Length : layout.Inner;
        int bytes = side * Unsafe.SizeOf<T>();
        if (bytes > 32 && Vector512.IsHardwareAccelerated)
            Share<TBody, Lanes512<T>, T>(ref body, layout, picosecondsPerElement);
        else if (bytes > 16 && Vector256.IsHardwareAccelerated)
            Share<TBody, Lanes256<T>, T>(ref body, layout, picosecondsPerElement);
        else if (bytes > Unsafe.SizeOf<T>() && Vector128.IsHardwareAccelerated)
            Share<TBody, Lanes128<T>, T>(ref body, layout, picosecondsPerElement);
        else
            Share<TBody, Scalar<T>, T>(ref body, layout, picosecondsPerElement);
    }

    static void Share<TBody, L, T>(scoped ref TBody body, in LineLayout layout, int picosecondsPerElement)
        where TBody : struct, ILineBody<T>, allows ref struct
        where L : struct, IFoldingLanes<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int strips = layout.Inner == 1 ? 1 : (layout.Inner + L.Count - 1) / L.Count, lines = layout.Outer * strips;
        long work = (long)layout.Length * layout.Inner * layout.Outer * picosecondsPerElement / 1000;
        if (lines > 1 && work >= 2 * WorthSharing)
            Divide<TBody, L, T>(ref body, layout, strips, Math.Min(lines, Workers.Parts(work, WorthSharing)));
        else
            Walk<TBody, L, T>(ref body, layout, strips, 0, lines);
    }

    /// <summary>A method of its own, because the compiler stops inlining in methods that grow too large, and the walk is short where lines are.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Divide<TBody, L, T>(scoped ref TBody body, in LineLayout layout, int strips, int parts)
        where TBody : struct, ILineBody<T>, allows ref struct
        where L : struct, IFoldingLanes<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var loop = new LineLoop<TBody, L, T>(body, layout, strips, parts);
        Workers.For(parts, ref loop);
    }

    static void Walk<TBody, L, T>(scoped ref TBody body, in LineLayout layout, int strips, int begin, int end)
        where TBody : struct, ILineBody<T>, allows ref struct
        where L : struct, IFoldingLanes<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (layout.Inner == 1 && !TBody.IsSequential)
            WalkRows<TBody, L, T>(ref body, layout, begin, end);
        else
            WalkColumns<TBody, L, T>(ref body, layout, strips, begin, end);
    }

    /// <summary>Compiled at once: with a profile, the compiler leaves the bodies of short lines outside the loop.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static void WalkRows<TBody, L, T>(scoped ref TBody body, in LineLayout layout, int begin, int end)
        where TBody : struct, ILineBody<T>, allows ref struct
        where L : struct, IFoldingLanes<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int row = begin; row < end; row++)
            body.Run<Row<L, T>, L>(new Row<L, T>(layout.Length, (layout.Outer - row) * layout.Length), row, 0);
    }

    /// <summary>Compiled at once, and apart from the rows: the compiler stops inlining in methods that grow too large.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static void WalkColumns<TBody, L, T>(scoped ref TBody body, in LineLayout layout, int strips, int begin, int end)
        where TBody : struct, ILineBody<T>, allows ref struct
        where L : struct, IFoldingLanes<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int size = layout.Length * layout.Inner;
        (int block, int strip) = Math.DivRem(begin, strips);
        for (int line = begin; line < end; line++)
        {
            int column = strip * L.Count, available = ((layout.Outer - block) * size) - column;
            body.Run<Columns<L, T>, L>(new Columns<L, T>(layout.Length, layout.Inner, Math.Min(L.Count, layout.Inner - column), available), block, column);
            if (++strip == strips)
            {
                strip = 0;
                block++;
            }
        }
    }

    ref struct LineLoop<TBody, L, T>(TBody body, LineLayout layout, int strips, int parts) : IParallelBody
        where TBody : struct, ILineBody<T>, allows ref struct
        where L : struct, IFoldingLanes<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TBody body = body;

        public void Run(int part)
        {
            long lines = (long)layout.Outer * strips;
            Walk<TBody, L, T>(ref body, layout, strips, (int)(lines * part / parts), (int)(lines * (part + 1) / parts));
        }
    }
}
