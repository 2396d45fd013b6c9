namespace AutoGrad;

/// <summary>
/// Follows one element of a variable forward, entry by entry, to find where derivatives are 0. Directions of moderate random size take the
/// place of tangents, renewed at each entry, so that nothing cancels, underflows or overflows on the way.
/// </summary>
internal sealed class ZeroSearch
{
    readonly GradientFlow flow;
    readonly Random random = new(0);
    readonly Dictionary<int, Reach> reaches = [];
    readonly List<ZeroFactor> factors = [];

    ZeroSearch(GradientFlow flow) => this.flow = flow;

    /// <summary>The steps with a derivative of 0, in the order of recording.</summary>
    public IReadOnlyList<ZeroFactor> Factors => factors;

    /// <summary>The elements of the result that are reached without a derivative of 0 on the way.</summary>
    public bool[] Arrivals => reaches.TryGetValue(flow.Root, out Reach? reach) ? reach.Live : [];

    /// <summary>Whether an element of an entry's result is reached without a derivative of 0 on the way.</summary>
    public bool IsLive(int entry, int place) => reaches.TryGetValue(entry, out Reach? reach) && reach.Live[place];

    public static ZeroSearch From(GradientFlow flow, int variable, int place)
    {
        var search = new ZeroSearch(flow);
        var start = new Reach(flow.Tape.At(variable).Length);
        start.Any[place] = start.Live[place] = true;
        search.reaches[variable] = start;
        foreach (int entry in flow.Ways.Entries)
        {
            if (entry > variable)
                search.Visit(flow.StepAt(entry));
        }

        return search;
    }

    void Visit(AppliedStep step)
    {
        var result = new Reach(step.Result.Length);
        for (int operand = 0; operand < step.Slots.Count; operand++)
        {
            if (!reaches.TryGetValue(step.Slots[operand], out Reach? reach))
                continue;
            if (step.Operation.IsElementwise)
                FollowElements(step, operand, reach, result);
            else
                FollowDirections(step, operand, reach, result);
        }

        if (result.Any.Contains(true))
            reaches[step.Entry] = result;
    }

    void FollowElements(AppliedStep step, int operand, Reach reach, Reach result)
    {
        int[] met = [.. Enumerable.Range(0, result.Any.Length).Where(j => reach.Any[step.PlaceOf(operand, j)])];
        double[] derivatives = step.DerivativesAt([operand], met);
        var influences = new HashSet<int>();
        var zeros = new Dictionary<int, (int First, double Adjoint)>();
        for (int n = 0; n < met.Length; n++)
        {
            int j = met[n], place = step.PlaceOf(operand, j);

            // A zero here does not end the search: a second one further on is worth knowing.
            result.Any[j] = true;
            if (derivatives[n] != 0)
            {
                result.Live[j] |= reach.Live[place];
                influences.Add(place);
                continue;
            }

            double adjoint = Math.Abs(flow.AdjointAt(step.Entry, j));
            zeros[place] = zeros.TryGetValue(place, out var zero) ? (zero.First, Math.Max(zero.Adjoint, adjoint)) : (j, adjoint);
        }

        int[] lost = [.. zeros.Keys.Where(place => !influences.Contains(place)).Order()];
        if (lost.Length == 0)
            return;
        double[] values = [.. step.Operands.Select((o, k) => o.ElementAt(step.PlaceOf(k, zeros[lost[0]].First)))];
        Add(step, operand, lost, reach, values, lost.Max(place => zeros[place].Adjoint));
    }

    void FollowDirections(AppliedStep step, int operand, Reach reach, Reach result)
    {
        Tensor x = step.Operands[operand];
        Mark(step.Push([operand], Elements.From(x, reach.Any.Select(Direction))), result.Any);
        Mark(step.Push([operand], Elements.From(x, reach.Live.Select(Direction))), result.Live);
        double[] influence = step.Pull(operand, Elements.From(step.Result, result.Any.Select(_ => Direction(true))));
        int[] lost = [.. Enumerable.Range(0, influence.Length).Where(place => reach.Any[place] && influence[place] == 0)];
        if (lost.Length > 0)
            Add(step, operand, lost, reach, [x.ElementAt(lost[0])], flow.AdjointAt(step.Entry) is { } adjoint ? Elements.ToDoubles(adjoint).Select(Math.Abs).DefaultIfEmpty().Max() : 0);
    }

    double Direction(bool isReached) => isReached ? 0.5 + random.NextDouble() : 0;

    static void Mark(Tensor? tangent, bool[] marks)
    {
        for (int j = 0; tangent is not null && j < marks.Length; j++)
            marks[j] |= tangent.ElementAt(j) != 0;
    }

    void Add(AppliedStep step, int operand, int[] lost, Reach reach, double[] values, double adjoint)
    {
        RecordedStep named = RecordedStep.Of(flow.Tape, step.Entry);
        factors.Add(new ZeroFactor(
            named,
            KindOf(step, operand, values),
            named.Operands[operand],
            ElementIndex.Of(step.Operands[operand].Shape, lost[0]),
            values,
            lost.Length,
            reach.Any.Count(isReached => isReached),
            adjoint));
    }

    static ZeroFactorKind KindOf(AppliedStep step, int operand, double[] values)
    {
        if (step.Operation is CustomOperation)
            return step.RuleReturnsNull(operand) ? ZeroFactorKind.RuleReturnsNull : ZeroFactorKind.RuleGivesZero;
        bool readsNumbers = step.Operation.Keeps.HasFlag(Kept.Result);
        for (int k = 0; k < step.Operands.Count; k++)
            readsNumbers |= step.Operands[k].DType.IsFloating && step.Operation.Keeps.HasFlag(k < 3 ? (Kept)(1 << k) : Kept.Operand2);
        if (step.Operation.IsSelection || !readsNumbers)
            return ZeroFactorKind.NotChosen;
        int[] others = [.. Enumerable.Range(0, step.Operands.Count).Where(k => k != operand && step.Operands[k].DType.IsFloating)];
        bool meetsZero = step.Operation.IsElementwise ? others.Any(k => values[k] == 0) : others.Length > 0;
        return meetsZero ? ZeroFactorKind.ZeroOperand : ZeroFactorKind.Flat;
    }

    /// <summary>Which elements at a slot depend on the variable's element: at all, and without a derivative of 0 on the way.</summary>
    sealed class Reach(int length)
    {
        public bool[] Any { get; } = new bool[length];

        public bool[] Live { get; } = new bool[length];
    }
}
