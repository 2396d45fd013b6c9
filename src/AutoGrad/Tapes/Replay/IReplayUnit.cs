namespace AutoGrad;

/// <summary>What a replay runs at once: a step, a chain of pointwise steps tile by tile, or a look at a value.</summary>
internal interface IReplayUnit
{
    void Run();
}

/// <summary>An operation that computes each element of its result from the elements of its operands at the same place.</summary>
internal interface ITileable
{
    /// <summary>Whether the operands are as long as the result or single numbers, so that any stretch can be computed by itself.</summary>
    bool CanTile(ReadOnlySpan<Tensor> operands, Tensor result);

    /// <summary>Computes a stretch of the result.</summary>
    void ComputeTile(ReadOnlySpan<Tensor> operands, Tensor result, int start, int count, bool accumulate);
}
