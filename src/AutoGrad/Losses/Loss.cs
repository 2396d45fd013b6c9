namespace AutoGrad.Losses;

/// <summary>
/// Losses: how far a model's outputs are from what they should be. Each is a composition of operations, so its gradient is theirs. The form
/// with two operands gives the mean, and is what a <see cref="Func{T1, T2, TResult}"/> of a trainer takes.
/// </summary>
/// <remarks>
/// Nothing is broadcast: operands whose shapes differ are refused, since a loss over [n, n] in place of [n] is wrong without a sign of it.
/// Arguments are checked before anything is computed or recorded.
/// </remarks>
public static partial class Loss
{
    /// <summary>The losses of elements or rows, reduced.</summary>
    static Tensor Reduce(Tensor losses, Reduction reduction) => reduction switch
    {
        Reduction.None => losses,
        Reduction.Sum => losses.Sum(),
        Reduction.Mean => losses.Mean(),
        _ => losses.Sum() / (losses.Rank == 0 ? 1 : losses.Shape[0]),
    };

    /// <summary>As <see cref="Reduce"/>, of negated losses, which takes no step more.</summary>
    static Tensor ReduceNegated(Tensor negated, Reduction reduction) => reduction switch
    {
        Reduction.None => -negated,
        Reduction.Sum => -negated.Sum(),
        Reduction.Mean => negated.Sum() / -(double)negated.Length,
        _ => negated.Sum() / (negated.Rank == 0 ? -1.0 : -negated.Shape[0]),
    };
}
