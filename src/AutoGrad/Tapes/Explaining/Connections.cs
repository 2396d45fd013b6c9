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
        var open = new Stack<Tensor>([OnTape(result)]);
        consumers[OnTape(result)] = [];
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
    public bool DependsOn(Tensor tensor) => consumers.ContainsKey(OnTape(tensor));

    /// <summary>The first cut on every way from a tensor to the result.</summary>
    public IReadOnlyList<GradientCut> CutsFrom(Tensor tensor)
    {
        var cuts = new List<GradientCut>();
        var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance) { OnTape(tensor) };
        var open = new Queue<Tensor>([OnTape(tensor)]);
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

    /// <summary>The tape that computed a tensor, or that it was made for while it recorded.</summary>
    static Tape? TapeOf(Tensor tensor) => tensor.Owner switch
    {
        Tape { IsDisposed: false } owner => owner,
        TapeStorage { Tape: { } owner } => owner,
        _ => null,
    };

    /// <summary>The one tensor that stands for all names of a result.</summary>
    static Tensor OnTape(Tensor tensor) => TapeOf(tensor) is { } owner && tensor.Slot >= 0 ? owner.At(tensor.Slot) : tensor;

    IEnumerable<(Tensor Source, GradientCut? Cut)> SourcesOf(Tensor tensor)
    {
        if (TapeOf(tensor) is { } owner && tensor.Slot >= 0)
            return OperandsOf(owner, tensor.Slot);
        if (tape.DetachedFrom(tensor) is { } original)
            return [(OnTape(original), new GradientCut(GradientCutKind.Detached, NameOf(original), "Detach", "", null))];
        return tape.PausedStepOf(tensor) is { } paused
            ? paused.Operands.Select(operand =>
                (OnTape(operand), (GradientCut?)new GradientCut(GradientCutKind.Paused, NameOf(operand), TapeListing.Text(paused.Operation), tape.ScopePath(paused.Scope), null)))
            : [];
    }

    IEnumerable<(Tensor Source, GradientCut? Cut)> OperandsOf(Tape owner, int entry)
    {
        TapeEntry recorded = owner.Storage.Entries[entry];
        bool isOuter = !ReferenceEquals(owner, tape);
        foreach (int slot in Ways.OperandSlots(owner.Storage, entry))
        {
            Tensor operand = OnTape(owner.At(slot));
            if (isOuter)
                yield return (operand, new GradientCut(GradientCutKind.OuterTape, NameOf(operand), TapeListing.Text(recorded.Operation), owner.ScopePath(recorded.Scope), null));
            else if (recorded.PassesGradient && operand.DType.IsFloating)
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
