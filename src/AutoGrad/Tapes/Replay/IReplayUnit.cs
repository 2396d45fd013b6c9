namespace AutoGrad;

/// <summary>What a replay runs at once: a step, a chain of pointwise steps tile by tile, or a look at a value.</summary>
internal interface IReplayUnit
{
    /// <summary>The steps that it runs, in their order; none if it computes nothing.</summary>
    IReadOnlyList<ReplayStep> Steps { get; }

    void Run();
}

/// <summary>An operation that computes each element of its result from the elements of its operands at the same place, so that the result may be one of them.</summary>
internal interface ITileable
{
    /// <summary>Whether the operands are as long as the result or single numbers, so that any stretch can be computed by itself.</summary>
    bool CanTile(ReadOnlySpan<Tensor> operands, Tensor result);

    /// <summary>Computes a stretch of the result.</summary>
    void ComputeTile(ReadOnlySpan<Tensor> operands, Tensor result, int start, int count, bool accumulate);
}
