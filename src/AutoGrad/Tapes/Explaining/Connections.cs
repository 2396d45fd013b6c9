namespace AutoGrad;

/// <summary>
/// How a result depends on other tensors when everything counts: also what was detached, computed during a pause, on an outer tape, or by operations
/// through which no gradient passes.
/// </summary>
internal sealed class Connections
{
    readonly Tape tape;
    readonly Dictionary<Tensor, List<(Tensor Consumer, GradientCut? Cut)>> consumers = new(ReferenceEqualityComparer.Instance);

    public Connections(Tape tape, Tensor result)
    {
        this.tape = tape;
        var open = new Stack<Tensor>([result]);
        consumers[result] = [];
        while (open.TryPop(out Tensor? consumer))
        {
            foreach ((Tensor source, GradientCut? cut) in SourcesOf(consumer))
            {
                if (!consumers.TryGetValue(source, out var list))
                {
                    consumers[source] = list = [];
                    open.Push(source);
                }

                list.Add((consumer, cut));
            }
        }
    }

    /// <summary>Whether the result depends on a tensor.</summary>
    public bool DependsOn(Tensor tensor) => consumers.ContainsKey(tensor);

    /// <summary>The first cut on every way from a tensor to the result.</summary>
    public IReadOnlyList<GradientCut> CutsFrom(Tensor tensor)
    {
        var cuts = new List<GradientCut>();
        var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance) { tensor };
        var open = new Queue<Tensor>([tensor]);
        while (open.TryDequeue(out Tensor? source))
        {
            foreach ((Tensor consumer, GradientCut? cut) in consumers.GetValueOrDefault(source, []))
            {
                if (cut is not null)
                    cuts.Add(cut);
                else if (seen.Add(consumer))
                    open.Enqueue(consumer);
            }
        }

        return [.. cuts.Distinct()];
    }

    IEnumerable<(Tensor Source, GradientCut? Cut)> SourcesOf(Tensor tensor)
    {
        if (tensor.Owner is Tape { IsDisposed: false } owner && tensor.Slot >= 0)
            return OperandsOf(owner, tensor.Slot);
        if (tape.DetachedFrom(tensor) is { } original)
            return [(original, new GradientCut(GradientCutKind.Detached, NameOf(original), "Detach", "", null))];
        return tape.PausedStepOf(tensor) is { } paused
            ? paused.Operands.Select(operand =>
                (operand, (GradientCut?)new GradientCut(GradientCutKind.Paused, NameOf(operand), TapeListing.Text(paused.Operation), paused.Scope, null)))
            : [];
    }

    IEnumerable<(Tensor Source, GradientCut? Cut)> OperandsOf(Tape owner, int entry)
    {
        TapeEntry recorded = owner.Storage.Entries[entry];
        bool isOuter = !ReferenceEquals(owner, tape);
        foreach (int slot in Ways.OperandSlots(owner.Storage, entry))
        {
            Tensor operand = owner.At(slot);
            if (isOuter)
                yield return (operand, new GradientCut(GradientCutKind.OuterTape, NameOf(operand), TapeListing.Text(recorded.Operation), owner.ScopePath(recorded.Scope), null));
            else if (Ways.IsDifferentiable(recorded) && operand.DType.IsFloating)
                yield return (operand, null);
            else
                yield return (operand, new GradientCut(
                    GradientCutKind.NotDifferentiable, NameOf(operand), TapeListing.Text(recorded.Operation), owner.ScopePath(recorded.Scope), RecordedStep.Of(tape, entry)));
        }
    }

    string NameOf(Tensor tensor) => tape.FindSlot(tensor) is { } slot ? TapeListing.Name(tape.Storage, slot)
        : tensor is Parameter { Name.Length: > 0 } parameter ? parameter.Name
        : $"a tensor {tensor.Shape}";
}
