namespace AutoGrad;

/// <summary>One backward pass with everything kept that leads from a result to the variables: what explanations look at.</summary>
/// <remarks>While it is open, nothing that is computed on this thread is recorded; all of it is recycled when it is disposed.</remarks>
internal sealed class GradientFlow : IDisposable
{
    readonly BackwardStep memory = new();
    readonly TensorOwner? outer = TensorOwner.Current;
    readonly Dictionary<int, AppliedStep> steps = [];
    readonly Dictionary<int, Tensor> adjoints = [];

    public GradientFlow(Tape tape, int root, Tensor? seed, ReadOnlySpan<int> variables)
    {
        Tape = tape;
        Root = root;
        Ways = new Ways(tape, root, variables);
        TensorOwner.Current = memory;
        try
        {
            int[] slots = [.. Ways.Entries, .. variables];
            Tensor?[] found = tape.KeepAdjoints(root, seed, slots);
            for (int i = 0; i < slots.Length; i++)
            {
                if (found[i] is { } adjoint)
                    adjoints[slots[i]] = adjoint;
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public Tape Tape { get; }

    public int Root { get; }

    public Ways Ways { get; }

    /// <summary>The adjoint at a slot; null where nothing arrived, which is 0 throughout.</summary>
    public Tensor? AdjointAt(int slot) => adjoints.GetValueOrDefault(slot);

    /// <summary>The adjoint of one element.</summary>
    public double AdjointAt(int slot, int place) => AdjointAt(slot)?.ElementAt(place) ?? 0;

    public AppliedStep StepAt(int entry) => steps.TryGetValue(entry, out AppliedStep? step) ? step : steps[entry] = new AppliedStep(Tape, entry);

    /// <summary>The summand of the chain rule that passes through one element of an entry's result.</summary>
    public GradientTerm Term(int entry, int slot, int place, double derivative)
    {
        AppliedStep step = StepAt(entry);
        RecordedStep named = RecordedStep.Of(Tape, entry);
        return new GradientTerm(
            named, named.Operands[step.OperandsAt(slot)[0]], ElementIndex.Of(step.Result.Shape, place), step.Result.ElementAt(place), derivative, AdjointAt(entry, place));
    }

    public void Dispose()
    {
        memory.ReleaseTemporaries();
        TensorOwner.Current = outer;
    }
}
