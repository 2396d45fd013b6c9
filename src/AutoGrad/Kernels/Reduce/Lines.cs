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
    /// <param name="stretch">How the lines lie in the array.</param>
    /// <param name="picosecondsPerElement">About how long an element takes, by which work is shared among threads or not.</param>
    public static void ForEach<TBody, T>(scoped ref TBody body, in Stretch stretch, int picosecondsPerElement)
        where TBody : struct, ILineBody<T>, allows ref struct
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (stretch.Outer == 0 || stretch.Inner == 0)
            return;

        // A register no wider than the line: it takes fewer steps to fold, and no part of it is idle. The shortest rows are faster one by one.
        int side = stretch.Inner == 1 ? TBody.IsSequential || stretch.Length <= ShortRow ? 1 : stretch.Length : stretch.Inner;
        int bytes = side * Unsafe.SizeOf<T>();
        if (bytes > 32 && Vector512.IsHardwareAccelerated)
            Share<TBody, Lanes512<T>, T>(ref body, stretch, picosecondsPerElement);
        else if (bytes > 16 && Vector256.IsHardwareAccelerated)
            Share<TBody, Lanes256<T>, T>(ref body, stretch, picosecondsPerElement);
        else if (bytes > Unsafe.SizeOf<T>() && Vector128.IsHardwareAccelerated)
            Share<TBody, Lanes128<T>, T>(ref body, stretch, picosecondsPerElement);
        else
            Share<TBody, Scalar<T>, T>(ref body, stretch, picosecondsPerElement);
    }

    static void Share<TBody, L, T>(scoped ref TBody body, in Stretch stretch, int picosecondsPerElement)
        where TBody : struct, ILineBody<T>, allows ref struct
        where L : struct, IFoldingLanes<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int strips = stretch.Inner == 1 ? 1 : (stretch.Inner + L.Count - 1) / L.Count, lines = stretch.Outer * strips;
        long work = (long)stretch.Length * stretch.Inner * stretch.Outer * picosecondsPerElement / 1000;
        if (lines == 1 || work < 2 * WorthSharing || Compute.MaxThreads == 1)
        {
            Walk<TBody, L, T>(ref body, stretch, strips, 0, lines);
            return;
        }

        int parts = (int)Math.Min(Math.Min(lines, work / WorthSharing), 4 * Compute.MaxThreads);
        var loop = new LineLoop<TBody, L, T>(body, stretch, strips, parts);
        Workers.For(parts, ref loop);
    }

    static void Walk<TBody, L, T>(scoped ref TBody body, in Stretch stretch, int strips, int begin, int end)
        where TBody : struct, ILineBody<T>, allows ref struct
        where L : struct, IFoldingLanes<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (stretch.Inner == 1 && !TBody.IsSequential)
        {
            for (int row = begin; row < end; row++)
                body.Run<Row<L, T>, L>(new Row<L, T>(stretch.Length, (stretch.Outer - row) * stretch.Length), row, 0);
            return;
        }

        int size = stretch.Length * stretch.Inner;
        (int block, int strip) = Math.DivRem(begin, strips);
        for (int line = begin; line < end; line++)
        {
            int column = strip * L.Count, available = ((stretch.Outer - block) * size) - column;
            body.Run<Columns<L, T>, L>(new Columns<L, T>(stretch.Length, stretch.Inner, Math.Min(L.Count, stretch.Inner - column), available), block, column);
            if (++strip == strips)
            {
                strip = 0;
                block++;
            }
        }
    }

    ref struct LineLoop<TBody, L, T>(TBody body, Stretch stretch, int strips, int parts) : IParallelBody
        where TBody : struct, ILineBody<T>, allows ref struct
        where L : struct, IFoldingLanes<L, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TBody body = body;

        public void Run(int part)
        {
            long lines = (long)stretch.Outer * strips;
            Walk<TBody, L, T>(ref body, stretch, strips, (int)(lines * part / parts), (int)(lines * (part + 1) / parts));
        }
    }
}
