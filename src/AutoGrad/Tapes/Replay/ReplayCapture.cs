namespace AutoGrad;

/// <summary>The making of a <see cref="TapeProgram"/>: records the function, plans the backward pass, and lays out the memory.</summary>
internal sealed class ReplayCapture
{
    public required ReplayMemory Memory { get; init; }

    public required ReplayInput[] Inputs { get; init; }

    public required Tensor Output { get; init; }

    /// <summary>The steps of the function, those together that run together, with the guards of what it read.</summary>
    public required IReplayUnit[] Forward { get; init; }

    /// <summary>The steps of its backward pass, likewise.</summary>
    public required IReplayUnit[] Backward { get; init; }

    public required ReplayGradient[] Gradients { get; init; }

    public required ReplayParameter[] Parameters { get; init; }

    /// <summary>The steps of the function, and after them those of its backward pass.</summary>
    public required IReadOnlyList<ReplayStep> Steps { get; init; }

    public required long PlannedBytes { get; init; }

    /// <summary>The entries of the captured tape, for messages.</summary>
    public required RecordedStep[] Entries { get; init; }

    public static ReplayCapture Of(Func<Tensor[], Tensor> f, Tensor[] examples)
    {
        if (TensorOwner.Current is not null)
            throw new TapeException("A program is captured on a tape of its own. Capture it before the tape that is recording now is opened.");
        using var tape = new Tape();
        tape.Capture();
        Tensor[] inputs = Array.ConvertAll(examples, example => CopyOf(example));
        Tensor output = f(inputs) ?? throw new TapeException("The captured function returned null.");
        List<ReplayStep> forward = ReplayForward.Plan(tape, inputs, output, out Tensor[] constants, out Tensor[] read);
        IReplayUnit[] forwardUnits = ReplayChain.Group(ReplayGuard.Guard(forward, read));
        var planner = new ReplayPlanner();
        ReplayGradient[] gradients = output.Length == 1 && output.DType.IsFloating && tape.EntryOf(output) is { } root ? PlanBackward(tape, output, root, planner) : [];
        IReplayUnit[] backwardUnits = ReplayChain.Group(ReplayGuard.Guard(planner.Steps, planner.TensorsRead));
        RecordedStep[] entries = [.. Enumerable.Range(0, tape.Count).Select(entry => RecordedStep.Of(tape, entry))];
        var memory = new ReplayMemory();
        tape.Surrender(memory);
        if (ReferenceEquals(output.Owner, tape))
            output.HandTo(memory);
        foreach (Tensor held in (Tensor[])[.. inputs, .. constants])
            held.HandTo(memory);
        List<ReplayStep> steps = [.. forward, .. planner.Steps];
        foreach (ReplayStep step in planner.Steps)
        {
            step.Result.HandTo(memory);
            foreach (Tensor operand in step.Operands)
            {
                if (ReferenceEquals(operand.Owner, planner))
                    operand.HandTo(memory);
            }
        }

        var pinned = new HashSet<TensorBuffer>(ReferenceEqualityComparer.Instance);
        foreach (Tensor kept in (Tensor[])[output, .. inputs, .. gradients.Select(gradient => gradient.Destination)])
            pinned.Add(kept.Location.Buffer!);
        long planned = ReplayLayout.Apply([.. forwardUnits, .. backwardUnits], pinned);
        Tensor[] shown = [output, .. steps.SelectMany(step => step.Operands.Append(step.Result))];
        return new ReplayCapture
        {
            Memory = memory,
            Inputs = Array.ConvertAll(inputs, input => new ReplayInput(input, shown)),
            Output = output,
            Steps = steps,
            Forward = forwardUnits,
            Backward = backwardUnits,
            Gradients = gradients,
            Parameters = ParametersOf(tape),
            PlannedBytes = planned,
            Entries = entries,
        };
    }

    static Tensor CopyOf(Tensor example)
    {
        ArgumentNullException.ThrowIfNull(example);
        Tensor input = Tensor.Uninitialized(example.Shape, example.DType);
        example.Bytes().CopyTo(input.Bytes());
        return input;
    }

    static ReplayParameter[] ParametersOf(Tape tape)
    {
        TapeStorage s = tape.Storage;
        var parameters = new List<ReplayParameter>();
        for (int i = 0; i < s.VariableCount; i++)
        {
            if (s.Leaves[s.Variables[i]].Tensor is Parameter parameter)
                parameters.Add(new ReplayParameter(parameter));
        }

        return [.. parameters];
    }

    static ReplayGradient[] PlanBackward(Tape tape, Tensor output, int root, ReplayPlanner planner)
    {
        TapeStorage s = tape.Storage;
        int leaves = s.LeafCount;
        BackwardPass pass = BackwardPass.Begin(tape, root, leaves, createGraph: false, KeptAdjoints.Instance, planner);
        var gradients = new List<ReplayGradient>();
        try
        {
            for (int i = 0; i < s.VariableCount; i++)
            {
                if (s.Leaves[s.Variables[i]].Tensor is Parameter { RequiresGradient: true })
                    pass.Want(~s.Variables[i]);
            }

            Tensor seed = KeptAdjoints.Instance.For(output);
            planner.Add(SeedOne.Operation, [], seed, accumulate: false);
            SeedOne.Operation.Compute([], seed, accumulate: false);
            pass.Run(seed);
            for (int i = 0; i < s.VariableCount; i++)
            {
                if (pass.Result(~s.Variables[i]) is { } gradient)
                    gradients.Add(new ReplayGradient((Parameter)s.Leaves[s.Variables[i]].Tensor, gradient));
            }
        }
        finally
        {
            pass.End(leaves);
        }

        if (gradients.Count == 0)
            planner.Steps.Clear(); // a seed that goes nowhere
        return [.. gradients];
    }
}
