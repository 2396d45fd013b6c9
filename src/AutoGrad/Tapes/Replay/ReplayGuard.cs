namespace AutoGrad;

/// <summary>
/// A value that the captured function read while it ran. What it did next may depend on the value, so the program holds only
/// as long as the value is the same. It is looked at as soon as it is computed.
/// </summary>
internal sealed class ReplayGuard(Tensor tensor, string name) : IReplayUnit
{
    readonly byte[] expected = tensor.Bytes().ToArray();

    /// <summary>What is looked at.</summary>
    public Tensor Tensor { get; } = tensor;

    public IReadOnlyList<ReplayStep> Steps => [];

    /// <exception cref="TapeException">The value differs from the one that the function read.</exception>
    public void Run()
    {
        if (!Tensor.Bytes().SequenceEqual(expected))
        {
            throw new TapeException(
                $"The captured function or a backward rule of it read the value of {name} {Tensor.Shape}, and may have branched on it; with these inputs the value differs, so the recorded steps need not hold. Use Where for choices that depend on values, or capture again.");
        }
    }

    /// <summary>Puts guards of what was read behind the steps that compute it, and of inputs and parameters before all.</summary>
    public static IReplayUnit[] Guard(IReadOnlyList<ReplayStep> steps, IEnumerable<Tensor> read)
    {
        var guarded = new HashSet<Tensor>(read, ReferenceEqualityComparer.Instance);
        var units = new List<IReplayUnit>();
        foreach (ReplayStep step in steps)
        {
            units.Add(step);
            if (guarded.Remove(step.Result))
                units.Add(new ReplayGuard(step.Result, $"the result of {step.Operation.Name}"));
        }

        units.InsertRange(0, guarded.Select(leaf => new ReplayGuard(leaf, leaf is Parameter parameter ? $"the parameter '{parameter.Name}'" : "an input")));
        return [.. units];
    }
}
