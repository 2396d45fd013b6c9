using System.Numerics;
using System.Runtime.CompilerServices;
using AutoGrad.Algebra;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Kernels;

/// <summary>
/// Reductions of one line. Blocks of steps are combined as the leaves of a binary tree that depends on the number of steps alone, so that rounding
/// errors grow with the logarithm of the length and the order is the same for every line (N. J. Higham, The accuracy of floating point summation,
/// SIAM J. Sci. Comput. 14, 1993).
/// </summary>
internal static class LineReduction<TTerm, TCombiner, TLine, L, T>
    where TTerm : struct, ITerm
    where TCombiner : struct, ICombiner
    where TLine : struct, ILine<L, T>
    where L : struct, IFoldingLanes<L, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>As many sums run side by side as additions are under way at once: two a cycle, each of which takes four.</summary>
    const int Chains = 8;

    /// <summary>Steps to a leaf, a power of two: eight for each chain, or sixteen where there is but one.</summary>
    static int Leaf
    {
        [MethodImpl(AggressiveInlining)]
        get => TTerm.IsLong ? 16 : 8 * Chains;
    }

    /// <summary>The line's terms combined, in parts: one for each element of the register.</summary>
    [MethodImpl(AggressiveInlining)]
    public static L Parts(TTerm term, TLine line, ref T x, L centre) =>
        line.Steps == 1 && !TTerm.IsLong ? Term<AnySteps>(term, line, ref x, centre, 0)
        : line.Steps < Chains && !TTerm.IsLong ? Chain(term, line, ref x, centre, 0, line.Steps)
        : line.Steps <= Leaf ? Block(term, line, ref x, centre, 0, line.Steps) : Tree(term, line, ref x, centre, 0, line.Steps);

    static L Tree(TTerm term, TLine line, ref T x, L centre, int begin, int end)
    {
        if (end - begin <= Leaf)
            return Block(term, line, ref x, centre, begin, end);
        int half = (int)(BitOperations.RoundUpToPowerOf2((uint)(end - begin)) / 2);
        return TCombiner.Combine(
            Tree(term, line, ref x, centre, begin, begin + half),
            Tree(term, line, ref x, centre, begin + half, end));
    }

    static L Block(TTerm term, TLine line, ref T x, L centre, int begin, int end)
    {
        if (TTerm.IsLong)
            return LongTerms(term, line, ref x, centre, begin, end);
        if (end - begin < Chains)
            return OneChain(term, line, ref x, centre, begin, end);
        return end <= line.Whole
            ? ManyChains<WholeSteps>(term, line, ref x, centre, begin, end)
            : ManyChains<AnySteps>(term, line, ref x, centre, begin, end);
    }

    /// <summary>The term stands here once: with a second copy of a long one, the compiler would leave parts of both outside the loop.</summary>
    [MethodImpl(AggressiveOptimization | NoInlining)]
    static L LongTerms(TTerm term, TLine line, ref T x, L centre, int begin, int end)
    {
        L parts = TCombiner.Identity;
        for (int step = begin; step < end; step++)
        {
            bool isWhole = step < line.Whole;
            L value = term.Of(isWhole ? line.Load(ref x, step) : line.LoadPart(ref x, step), centre);
            if (!isWhole)
                value = line.Only(value, TCombiner.Identity);
            parts = step == begin ? value : TCombiner.Combine(parts, value);
        }

        return parts;
    }

    [MethodImpl(AggressiveOptimization | NoInlining)]
    static L OneChain(TTerm term, TLine line, ref T x, L centre, int begin, int end) => Chain(term, line, ref x, centre, begin, end);

    /// <summary>
    /// Of few steps it is part of the walk over the lines, for a call would take longer. The loop over whole registers has no call in it, so that what is
    /// combined stays in a register.
    /// </summary>
    [MethodImpl(AggressiveInlining)]
    static L Chain(TTerm term, TLine line, ref T x, L centre, int begin, int end)
    {
        int whole = Math.Min(end, line.Whole), step = begin + 1;
        if (begin >= whole)
            return begin == end ? TCombiner.Identity : Rest(term, line, ref x, centre, step, end, Term<AnySteps>(term, line, ref x, centre, begin));
        L parts = Term<WholeSteps>(term, line, ref x, centre, begin);
        for (; step < whole; step++)
            parts = TCombiner.Combine(parts, Term<WholeSteps>(term, line, ref x, centre, step));
        if (step == end)
            return parts;
        return step == end - 1
            ? TCombiner.Combine(parts, Term<AnySteps>(term, line, ref x, centre, step))
            : Rest(term, line, ref x, centre, step, end, parts);
    }

    /// <summary>The steps that may not be whole, combined with what came before them.</summary>
    [MethodImpl(AggressiveOptimization | NoInlining)]
    static L Rest(TTerm term, TLine line, ref T x, L centre, int begin, int end, L parts)
    {
        for (int step = begin; step < end; step++)
            parts = TCombiner.Combine(parts, Term<AnySteps>(term, line, ref x, centre, step));
        return parts;
    }

    [MethodImpl(AggressiveOptimization | NoInlining)]
    static L ManyChains<TSteps>(TTerm term, TLine line, ref T x, L centre, int begin, int end) where TSteps : struct, ISteps
    {
        L a = Term<TSteps>(term, line, ref x, centre, begin), b = Term<TSteps>(term, line, ref x, centre, begin + 1);
        L c = Term<TSteps>(term, line, ref x, centre, begin + 2), d = Term<TSteps>(term, line, ref x, centre, begin + 3);
        L e = Term<TSteps>(term, line, ref x, centre, begin + 4), f = Term<TSteps>(term, line, ref x, centre, begin + 5);
        L g = Term<TSteps>(term, line, ref x, centre, begin + 6), h = Term<TSteps>(term, line, ref x, centre, begin + 7);
        int step = begin + Chains;
        for (; step <= end - Chains; step += Chains)
        {
            a = TCombiner.Combine(a, Term<TSteps>(term, line, ref x, centre, step));
            b = TCombiner.Combine(b, Term<TSteps>(term, line, ref x, centre, step + 1));
            c = TCombiner.Combine(c, Term<TSteps>(term, line, ref x, centre, step + 2));
            d = TCombiner.Combine(d, Term<TSteps>(term, line, ref x, centre, step + 3));
            e = TCombiner.Combine(e, Term<TSteps>(term, line, ref x, centre, step + 4));
            f = TCombiner.Combine(f, Term<TSteps>(term, line, ref x, centre, step + 5));
            g = TCombiner.Combine(g, Term<TSteps>(term, line, ref x, centre, step + 6));
            h = TCombiner.Combine(h, Term<TSteps>(term, line, ref x, centre, step + 7));
        }

        a = TCombiner.Combine(TCombiner.Combine(a, b), TCombiner.Combine(c, d));
        a = TCombiner.Combine(a, TCombiner.Combine(TCombiner.Combine(e, f), TCombiner.Combine(g, h)));
        for (; step < end; step++)
            a = TCombiner.Combine(a, Term<TSteps>(term, line, ref x, centre, step));
        return a;
    }

    [MethodImpl(AggressiveInlining)]
    static L Term<TSteps>(TTerm term, TLine line, ref T x, L centre, int step) where TSteps : struct, ISteps =>
        TSteps.AreWhole || step < line.Whole
            ? term.Of(line.Load(ref x, step), centre)
            : line.Only(term.Of(line.LoadPart(ref x, step), centre), TCombiner.Identity);

    interface ISteps
    {
        static abstract bool AreWhole { get; }
    }

    readonly struct WholeSteps : ISteps
    {
        public static bool AreWhole => true;
    }

    readonly struct AnySteps : ISteps
    {
        public static bool AreWhole => false;
    }
}
