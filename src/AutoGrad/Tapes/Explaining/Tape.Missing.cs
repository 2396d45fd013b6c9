namespace AutoGrad;

public sealed partial class Tape
{
    /// <summary>Explains a gradient that does not exist; null if there is one.</summary>
    MissingGradient? FindMissing(Tensor y, Tensor x, int? variable, int[] index)
    {
        int? root = FindSlot(y);
        if (root is not null && root == variable)
            return null;
        var connections = new Connections(this, y);
        IReadOnlyList<GradientCut> cuts = connections.CutsFrom(x);
        bool isConnected = root >= 0 && variable is { } slot && new Ways(this, root.Value, [slot]).Contains(slot);
        bool isWatched = x is Parameter || variable >= 0 || (variable is { } leaf && Storage.Leaves[~leaf].IsVariable);
        MissingGradientReason? reason = (isConnected, isWatched) switch
        {
            _ when x is Parameter { RequiresGradient: false } => MissingGradientReason.Frozen,
            (true, true) => null,
            (true, false) => MissingGradientReason.NotWatched,
            _ when cuts.Count > 0 => MissingGradientReason.Cut,
            _ when connections.DependsOn(x) && !isWatched => MissingGradientReason.NotWatched,
            _ when root is null or < 0 => MissingGradientReason.ResultNotRecorded,
            _ when variable is null || LastResultsOf(variable.Value) is [] => MissingGradientReason.NeverUsed,
            _ => MissingGradientReason.NotConnected,
        };
        if (reason is null)
            return null;
        RecordedStep[] last = reason == MissingGradientReason.NotConnected ? LastResultsOf(variable!.Value) : [];
        string result = root is { } known ? TapeListing.Name(Storage, known) : "y";
        string name = variable is { } at ? TapeListing.Name(Storage, at) : x is Parameter { Name.Length: > 0 } parameter ? parameter.Name : "x";
        return new MissingGradient(new GradientSubject(result, name, index), reason.Value, reason == MissingGradientReason.Cut ? cuts : [], last);
    }

    /// <summary>The entries that depend on a variable and that no other such entry uses.</summary>
    RecordedStep[] LastResultsOf(int variable)
    {
        TapeStorage s = Storage;
        bool[] flows = Ways.FlowsFrom(s, s.EntryCount - 1, [variable], out _);
        HashSet<int> used = [.. Enumerable.Range(0, flows.Length).Where(i => flows[i]).SelectMany(i => Ways.OperandSlots(s, i))];
        return [.. Enumerable.Range(0, flows.Length).Where(i => flows[i] && !used.Contains(i)).Select(i => RecordedStep.Of(this, i))];
    }
}
