using System.Runtime.CompilerServices;
using AutoGrad.Algebra;

namespace AutoGrad.Operations;

/// <summary>The largest or smallest element over axes; elements that tie for it share its adjoint equally.</summary>
internal abstract class Extremum<TCombiner>(AxisSet axes, bool keepDims) : ReductionOperation(axes, keepDims) where TCombiner : struct, ICombiner
{
    private protected override bool NeedsElements => true;

    internal override bool IsSelection => true;

    internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate) =>
        Reduction.Run<TCombiner>(operands[0], Axes.Bits(operands[0].Shape), result, accumulate);

    internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints)
    {
        Tensor x = application[0], ties = Tensor.Map(new Tie(), x, Keep(application.Result, x));
        adjoints.Add(0, ties * (Keep(yBar, x) / new Sum(Axes, keepDims: true).Apply(ties)));
    }

    internal override bool HasBranches => true;

    /// <summary>The choice is which elements are the extreme ones, ties included.</summary>
    internal override void CompareBranches(in Application before, in Application now, int start, int count, ref BranchChange change)
    {
        Tensor old = Tensor.Map(new Tie(), before[0], Keep(before.Result, before[0])), current = Tensor.Map(new Tie(), now[0], Keep(now.Result, now[0]));
        for (int i = 0; i < old.Length; i++)
        {
            if (old.ElementAt(i) != current.ElementAt(i))
                change.Add(i, (ulong)old.ElementAt(i), (ulong)current.ElementAt(i));
        }
    }

    internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents)
    {
        Tensor ties = Tensor.Map(new Tie(), application[0], Keep(application.Result, application[0]));
        return SumOf(ties * tangents[0]!) / SumOf(ties);
    }
}

/// <summary>1 where a = b, else 0; NaN where either is NaN. It counts as a constant: its derivative is 0 throughout.</summary>
internal readonly struct Tie : IBinaryFunction<Tie>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Value<V>(V a, V b) where V : IReal<V> => V.Where(V.Equal(a, b), 1, V.Where(V.Or(V.Less(a, b), V.Greater(a, b)), 0, a + b));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V DerivativeA<V>(Tie f, V a, V b, V y) where V : IReal<V> => 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V DerivativeB<V>(Tie f, V a, V b, V y) where V : IReal<V> => 0;
}
