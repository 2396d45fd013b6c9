using System.Numerics;
using AutoGrad.Algebra;

namespace AutoGrad.Kernels;

/// <summary>
/// Softmax and its logarithm along the middle axis of an array, in sweeps: each is a short loop over whole registers, and a row of few elements then costs no
/// logarithm of its own. Blocks of lines go through all sweeps before the next, so that they stay in the first caches. Short rows are turned into columns
/// first, so that a register holds elements of as many rows and none of it is idle.
/// </summary>
internal static class Softmaxes
{
    /// <summary>Elements of a block: operand and result in single precision fill half of a first-level cache of 48 KiB.</summary>
    const int BlockLength = 3 * 1024;

    /// <summary>Rows of at most so many elements are turned into columns.</summary>
    const int ShortRow = 32;

    /// <summary>The number of columns is rounded up to a multiple of this, which fills the registers of every kind.</summary>
    const int ColumnsAtOnce = 16;

    /// <summary>y ← e^(x − m) / Σ e^(x − m), m the maximum of the line.</summary>
    public static void Softmax<T>(in LineLayout layout, ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Run<SoftmaxSweeps, T>(layout, x, default, y, accumulate: false);

    /// <summary>y ← (x − m) − ln Σ e^(x − m), m the maximum of the line.</summary>
    public static void LogSoftmax<T>(in LineLayout layout, ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Run<LogSoftmaxSweeps, T>(layout, x, default, y, accumulate: false);

    /// <summary>x̄ ← ȳ − e^y Σ ȳ, or that added to x̄.</summary>
    public static void LogSoftmaxAdjoint<T>(in LineLayout layout, ReadOnlySpan<T> y, ReadOnlySpan<T> yBar, Span<T> xBar, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Run<LogSoftmaxAdjointSweeps, T>(layout, yBar, y, xBar, accumulate);

    static void Run<TSweeps, T>(in LineLayout layout, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result, bool accumulate)
        where TSweeps : struct, ISweeps
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (result.IsEmpty)
            return;
        int size = layout.Length * layout.Inner, outer = Math.Clamp(BlockLength / size, 1, layout.Outer);
        var blocks = new Blocks<TSweeps, T>(layout, outer, x, y, result, accumulate);
        int parts = (layout.Outer + outer - 1) / outer;
        if (parts < 4)
        {
            for (int part = 0; part < parts; part++)
                blocks.Run(part);
        }
        else
        {
            Workers.For(parts, ref blocks);
        }
    }

    static void Total<TTerm, TCombiner, T>(in LineLayout layout, ReadOnlySpan<T> x, ReadOnlySpan<T> centres, Span<T> numbers)
        where TTerm : struct, ITerm
        where TCombiner : struct, ICombiner
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Reduce.Run<TTerm, TCombiner, T>(default, x, [layout.Outer, layout.Length, layout.Inner], reduced: 0b010, centres, numbers, accumulate: false);

    static void Map<TMap, T>(
        in LineLayout layout, ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> first, ReadOnlySpan<T> second, Span<T> result, bool accumulate, int picoseconds)
        where TMap : struct, ILineMap
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var body = new LineMapBody<TMap, T>(layout, x, y, first, second, result, accumulate);
        Lines.ForEach<LineMapBody<TMap, T>, T>(ref body, layout, picoseconds);
    }

    /// <summary>The sweeps over a block; <c>numbers</c> has room for two of each line.</summary>
    interface ISweeps
    {
        /// <summary>Whether turning short rows into columns pays: there is one operand, and nothing is added.</summary>
        static virtual bool Turns => true;

        static abstract void Run<T>(in LineLayout layout, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> first, Span<T> second, Span<T> result, bool accumulate)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>;
    }

    readonly struct SoftmaxSweeps : ISweeps
    {
        public static void Run<T>(in LineLayout layout, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> first, Span<T> second, Span<T> result, bool accumulate)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Total<Itself, Larger, T>(layout, x, default, first);
            Map<ExpFrom, T>(layout, x, default, first, default, result, accumulate: false, picoseconds: 200);
            Total<Itself, Plus, T>(layout, result, default, second);
            Map<Quotient, T>(layout, result, default, second, default, result, accumulate: false, picoseconds: 100);
        }
    }

    readonly struct LogSoftmaxSweeps : ISweeps
    {
        public static void Run<T>(in LineLayout layout, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> first, Span<T> second, Span<T> result, bool accumulate)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Total<Itself, Larger, T>(layout, x, default, first);
            Map<ExpFrom, T>(layout, x, default, first, default, result, accumulate: false, picoseconds: 200);
            Total<Itself, Plus, T>(layout, result, default, second);
            Kernels.Map.Run(default(Logarithm), new MapOperands<T>(second), second, accumulate: false);
            Map<Shifted, T>(layout, x, default, first, second, result, accumulate: false, picoseconds: 100);
        }
    }

    readonly struct LogSoftmaxAdjointSweeps : ISweeps
    {
        public static bool Turns => false;

        public static void Run<T>(in LineLayout layout, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> first, Span<T> second, Span<T> result, bool accumulate)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Total<Itself, Plus, T>(layout, x, default, first);
            Map<WithoutShare, T>(layout, x, y, first, default, result, accumulate, picoseconds: 200);
        }
    }

    readonly ref struct Blocks<TSweeps, T>(LineLayout layout, int outer, ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result, bool accumulate) : IParallelBody
        where TSweeps : struct, ISweeps
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        readonly ReadOnlySpan<T> x = x, y = y;
        readonly Span<T> result = result;

        public void Run(int part)
        {
            int begin = part * outer, size = layout.Length * layout.Inner;
            LineLayout block = layout with { Outer = Math.Min(outer, layout.Outer - begin) };
            int start = begin * size, length = block.Outer * size;
            ReadOnlySpan<T> xs = x.Slice(start, length), ys = y.IsEmpty ? default : y.Slice(start, length);
            if (TSweeps.Turns && layout is { Inner: 1, Length: <= ShortRow })
                RunAsColumns(block.Outer, block.Length, xs, result.Slice(start, length));
            else
                RunInPlace(block, xs, ys, result.Slice(start, length));
        }

        void RunInPlace(in LineLayout block, ReadOnlySpan<T> xs, ReadOnlySpan<T> ys, Span<T> results)
        {
            int lines = block.Outer * block.Inner;
            using var numbers = new Scratch<T>(2 * lines);
            TSweeps.Run(block, xs, ys, numbers.Span[..lines], numbers.Span[lines..], results, accumulate);
        }

        static void RunAsColumns(int rows, int length, ReadOnlySpan<T> xs, Span<T> results)
        {
            int columns = (rows + ColumnsAtOnce - 1) / ColumnsAtOnce * ColumnsAtOnce, size = length * columns;
            using var memory = new Scratch<T>(2 * (size + columns));
            Span<T> turned = memory.Span[..size], turnedResults = memory.Span.Slice(size, size);
            if (columns > rows)
                turned.Clear(); // what earlier use left in the columns that are not there could be slow to compute with
            MatrixTransposition.Run<T, Replacing<T>>(xs, 0, length, rows, length, turned, 0, columns);
            Span<T> first = memory.Span.Slice(2 * size, columns), second = memory.Span.Slice((2 * size) + columns, columns);
            TSweeps.Run(new LineLayout(Outer: 1, length, columns), turned, default, first, second, turnedResults, accumulate: false);
            MatrixTransposition.Run<T, Replacing<T>>(turnedResults, 0, columns, length, rows, results, 0, length);
        }
    }
}
