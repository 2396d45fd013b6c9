namespace AutoGrad;

/// <summary>
/// Watches one backward pass and notes every computation in it as a step, instead of recycling what the pass no longer needs: afterwards the steps
/// can be run again on the same tensors.
/// </summary>
internal sealed class ReplayPlanner : TensorOwner
{
    readonly HashSet<Tensor> results = new(ReferenceEqualityComparer.Instance), reads = new(ReferenceEqualityComparer.Instance);

    public List<ReplayStep> Steps { get; } = [];

    /// <summary>What rules computed and read.</summary>
    public IEnumerable<Tensor> TensorsRead => reads;

    /// <summary>The entry whose backward rule runs now; −1 before the first.</summary>
    public int Entry { get; set; } = -1;

    internal override string EndedMessage => "This tensor belongs to a tape program that has been disposed.";

    public void Add(Operation operation, ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
    {
        Steps.Add(new ReplayStep(operation, operands.ToArray(), result, accumulate, Entry));
        results.Add(result);
    }

    /// <summary>Whether a step computes the tensor anew in each run; a constant must not be changed.</summary>
    public bool Computes(Tensor tensor) => results.Contains(tensor);

    internal override void OnRead(Tensor tensor)
    {
        if (Computes(tensor))
            reads.Add(tensor);
    }

    internal override void Adopt(Tensor tensor) => tensor.Forget();
}
