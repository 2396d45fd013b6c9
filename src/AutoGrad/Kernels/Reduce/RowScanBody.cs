using System.Runtime.CompilerServices;
using AutoGrad.Algebra;

namespace AutoGrad.Kernels;

/// <summary>
/// Running sums or products of rows of floats, in double precision: n elements are off by no more than n·2⁻⁵³ of the sum of their magnitudes, or of the product, and by the
/// last rounding. Four elements are combined with one another before they meet those before them, so that one operation in four waits for the last.
/// </summary>
internal readonly ref struct RowScanBody<TCombiner>(LineLayout layout, bool isReverse, bool isExclusive, ReadOnlySpan<float> source, Span<float> destination) : ILineBody<float>
    where TCombiner : struct, ICombiner
{
    readonly ReadOnlySpan<float> source = source;
    readonly Span<float> destination = destination;

    public static bool IsSequential => true;

    public void Run<TLine, L>(TLine line, int block, int column)
        where TLine : struct, ILine<L, float>
        where L : struct, IFoldingLanes<L, float>
    {
        ReadOnlySpan<float> x = source.Slice(block * layout.Length, layout.Length);
        Span<float> y = destination.Slice(block * layout.Length, layout.Length);
        if (x.IsEmpty)
            return;
        int first = isReverse ? x.Length - 1 : 0, step = isReverse ? -1 : 1;
        if (!isExclusive)
        {
            Inclusive(in x[first], ref y[first], step, x.Length);
            return;
        }

        // The same one place later.
        y[first] = (float)TCombiner.Identity;
        if (x.Length > 1)
            Inclusive(in x[first], ref y[first + step], step, x.Length - 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static void Inclusive(ref readonly float x, ref float y, nint step, int length)
    {
        Scalar<double> before = TCombiner.Identity;
        ref float from = ref Unsafe.AsRef(in x), to = ref y;
        int i = 0;
        for (; i <= length - 4; i += 4)
        {
            Scalar<double> a = (double)from, b = (double)Unsafe.Add(ref from, step), c = (double)Unsafe.Add(ref from, 2 * step), d = (double)Unsafe.Add(ref from, 3 * step);
            Scalar<double> two = TCombiner.Combine(a, b), three = TCombiner.Combine(two, c), four = TCombiner.Combine(two, TCombiner.Combine(c, d));
            to = (float)TCombiner.Combine(before, a).Value;
            Unsafe.Add(ref to, step) = (float)TCombiner.Combine(before, two).Value;
            Unsafe.Add(ref to, 2 * step) = (float)TCombiner.Combine(before, three).Value;
            before = TCombiner.Combine(before, four);
            Unsafe.Add(ref to, 3 * step) = (float)before.Value;
            from = ref Unsafe.Add(ref from, 4 * step);
            to = ref Unsafe.Add(ref to, 4 * step);
        }

        for (; i < length; i++)
        {
            before = TCombiner.Combine(before, (double)from);
            to = (float)before.Value;
            from = ref Unsafe.Add(ref from, step);
            to = ref Unsafe.Add(ref to, step);
        }
    }
}
