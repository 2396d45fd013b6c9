namespace AutoGrad;

public abstract partial class Operation
{
    /// <summary>The operation as it is in Float64: one that makes Float32 of its operands makes Float64 instead.</summary>
    internal virtual Operation Widened => this;

    /// <summary>Whether the result is drawn at random, so that another evaluation would give another one.</summary>
    internal virtual bool IsRandom => false;

    /// <summary>Whether a differentiable operation chooses by comparing, so that its derivative jumps somewhere.</summary>
    internal virtual bool HasBranches => false;

    /// <summary>Adds to <paramref name="change"/> each choice that comes out differently in <paramref name="now"/> than in <paramref name="before"/>.</summary>
    /// <param name="before">Operands and result of an evaluation.</param>
    /// <param name="now">Those of another one, of the same shapes.</param>
    /// <param name="start">The first element of the result that may have changed.</param>
    /// <param name="count">The number of elements that may have changed.</param>
    /// <param name="change">What has changed.</param>
    /// <remarks>Integers and truth values are choices themselves: that is the default, also for operations that are not differentiable.</remarks>
    internal virtual void CompareBranches(in Application before, in Application now, int start, int count, ref BranchChange change)
    {
        if (now.Result.DType.IsFloating)
            return;
        int size = now.Result.DType.Size;
        ReadOnlySpan<byte> old = before.Result.Bytes().Slice(start * size, count * size), current = now.Result.Bytes().Slice(start * size, count * size);
        if (old.SequenceEqual(current))
            return;
        for (int i = 0; i < count; i++)
        {
            double was = before.Result.ElementAt(start + i), becomes = now.Result.ElementAt(start + i);
            if (was != becomes)
                change.Add(start + i, BitConverter.DoubleToUInt64Bits(was), BitConverter.DoubleToUInt64Bits(becomes));
        }
    }
}
