using System.Numerics;
using AutoGrad.Algebra;

namespace AutoGrad.Kernels;

/// <summary>Reductions over any set of axes of a row-major array, in an order that depends on the shape alone.</summary>
internal static class Reduce
{
    /// <summary>destination ← the terms of the source combined over the reduced axes, or that added to the destination.</summary>
    /// <param name="term">The function of each element.</param>
    /// <param name="source">The elements.</param>
    /// <param name="axes">The shape of the source.</param>
    /// <param name="reduced">Bit i tells whether axis i is reduced.</param>
    /// <param name="centres">One number for each element of the destination, which the terms read; empty if they read none.</param>
    /// <param name="destination">One element for each element of the axes that stay.</param>
    /// <param name="accumulate">Whether to add.</param>
    /// <remarks>Nothing is allocated. Adjacent reduced axes take one sweep over the array; several stretches of them take one sweep each, from the last to the first.</remarks>
    public static void Run<TTerm, TCombiner, T>(
        TTerm term, ReadOnlySpan<T> source, ReadOnlySpan<int> axes, ulong reduced, ReadOnlySpan<T> centres, Span<T> destination, bool accumulate)
        where TTerm : struct, ITerm
        where TCombiner : struct, ICombiner
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckLengths(source.Length, axes, reduced, centres.Length, destination.Length);
        if (source.IsEmpty)
        {
            if (!accumulate)
                destination.Fill(T.CreateChecked(TCombiner.Identity));
            return;
        }

        LineLayout layout = LineLayout.Last(axes, reduced);
        if (layout.IsFirst(axes, reduced))
        {
            Sweep<TTerm, TCombiner, T>(term, layout, source, centres, axes: default, reduced, destination, accumulate);
            return;
        }

        using var swept = new Scratch<T>(layout.Outer * layout.Inner);
        Sweep<TTerm, TCombiner, T>(term, layout, source, centres, axes, reduced, swept.Span, accumulate: false);
        Fold<TCombiner, T>(swept.Span, layout, axes[..layout.OuterAxes], reduced, destination, accumulate);
    }

    /// <summary>All elements combined.</summary>
    public static T Run<TCombiner, T>(ReadOnlySpan<T> source)
        where TCombiner : struct, ICombiner
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T result = default;
        Run<Itself, TCombiner, T>(default, source, axes: [source.Length], reduced: 1, centres: default, new Span<T>(ref result), accumulate: false);
        return result;
    }

    /// <summary>The sweeps write by reference, beyond what spans check, so the lengths are checked once here.</summary>
    static void CheckLengths(int source, ReadOnlySpan<int> axes, ulong reduced, int centres, int destination)
    {
        int all = 1, kept = 1;
        for (int axis = 0; axis < axes.Length; axis++)
        {
            all *= axes[axis];
            kept *= (reduced >> axis & 1) != 0 ? 1 : axes[axis];
        }

        if (source != all || destination != kept || (centres != 0 && centres != kept))
            throw new ArgumentException($"A reduction from {all} elements to {kept} was given {source} elements, {destination} places and {centres} centres.");
    }

    /// <summary>Combines what a sweep left over the reduced axes before it.</summary>
    static void Fold<TCombiner, T>(ReadOnlySpan<T> source, in LineLayout last, ReadOnlySpan<int> axes, ulong reduced, Span<T> destination, bool accumulate)
        where TCombiner : struct, ICombiner
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LineLayout layout = LineLayout.Last(axes, reduced);
        layout = layout with { Inner = layout.Inner * last.Inner };
        if (layout.IsFirst(axes, reduced))
        {
            Sweep<Itself, TCombiner, T>(default, layout, source, centres: default, axes: default, reduced, destination, accumulate);
            return;
        }

        using var next = new Scratch<T>(layout.Outer * layout.Inner);
        Sweep<Itself, TCombiner, T>(default, layout, source, centres: default, axes, reduced, next.Span, accumulate: false);
        Fold<TCombiner, T>(next.Span, layout, axes[..layout.OuterAxes], reduced, destination, accumulate);
    }

    static void Sweep<TTerm, TCombiner, T>(
        TTerm term, in LineLayout layout, ReadOnlySpan<T> source, ReadOnlySpan<T> centres, ReadOnlySpan<int> axes, ulong reduced, Span<T> destination, bool accumulate)
        where TTerm : struct, ITerm
        where TCombiner : struct, ICombiner
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var body = new ReduceBody<TTerm, TCombiner, T>(term, layout, source, centres, axes, reduced, destination, accumulate);
        Lines.ForEach<ReduceBody<TTerm, TCombiner, T>, T>(ref body, layout, TTerm.IsLong ? 1000 : 100);
    }
}
