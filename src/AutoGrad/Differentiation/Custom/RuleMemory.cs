namespace AutoGrad;

/// <summary>A stretch of a user's code that nothing records: what it makes is recycled at the end, but for what is kept.</summary>
internal readonly ref struct RuleMemory : IDisposable
{
    readonly TensorOwner? outer = TensorOwner.Current;
    readonly BackwardStep step = new();

    public RuleMemory(ReadOnlySpan<Tensor> operands)
    {
        Operands = new Tensor[operands.Length];
        TensorOwner.Current = step;
        try
        {
            for (int i = 0; i < operands.Length; i++)
            {
                int first = operands.IndexOf(operands[i]);
                Operands[i] = first < i ? Operands[first] : Renamed(operands[i]);
            }
        }
        catch
        {
            TensorOwner.Current = outer;
            throw;
        }
    }

    /// <summary>
    /// The operands under names of this stretch, the same one for the same tensor. To read their numbers is no reading of the tape's, which
    /// would bind a replay to them.
    /// </summary>
    public Tensor[] Operands { get; }

    /// <summary>Gives a tensor to the owner outside; one whose memory belongs to another tensor is copied.</summary>
    public Tensor Keep(Tensor tensor)
    {
        TensorOwner.Current = outer;
        if (ReferenceEquals(tensor.Owner, step) && !tensor.IsView && !tensor.HasEscaped)
        {
            if (outer is null)
                tensor.Forget();
            tensor.HandTo(outer);
            return tensor;
        }

        Tensor copy = Tensor.Uninitialized(tensor.Shape, tensor.DType);
        TensorArithmetic.Add(tensor, copy, accumulate: false);
        return copy;
    }

    /// <summary>Recycles what was made and not kept.</summary>
    public void Dispose()
    {
        step.ReleaseTemporaries();
        TensorOwner.Current = outer;
    }

    /// <summary>A bare number stays one, so that it takes the dtype of the tensor that it meets.</summary>
    static Tensor Renamed(Tensor x) => x.IsNumber ? x : x.View(x.Shape, 0, x.Length);
}
