namespace AutoGrad;

/// <summary>The memory in which one thread evaluates a recorded computation.</summary>
internal sealed class ReevaluationMemory
{
    readonly Reevaluation plan;
    readonly Tensor[] variables, results;
    readonly Tensor[] values;
    readonly Tensor[][] operands;

    /// <summary>The variable that was moved last, and so is what depends on it; −1 if all is as it was recorded.</summary>
    int movedVariable = -1;

    /// <summary>Whether all elements of that variable were moved, so that all of what depends on it is still as they made it.</summary>
    bool wasMovedWhole;

    public ReevaluationMemory(Reevaluation plan)
    {
        this.plan = plan;
        using var nobody = new NoOwner();
        variables = Array.ConvertAll(plan.Variables, slot => Copy(plan.Recorded(slot)));
        values = new Tensor[plan.Steps.Count];
        operands = new Tensor[values.Length][];
        for (int i = 0; i < values.Length; i++)
        {
            ReevaluationStep step = plan.Steps[i];
            operands[i] = OperandsOf(step);
            values[i] = step.IsView ? Showing(operands[i][0], step) : Copy(step.RecordedResult);
        }

        results = [.. plan.Results.Select(At)];
    }

    /// <summary>The number of choices that came out differently in the last evaluation.</summary>
    public BranchChange Branches { get; private set; }

    /// <summary>The elements of all results in a row as they were recorded, or those that moving one element of a variable can change.</summary>
    public int ResultCount(int variable) => IsLocal(variable) ? 1 : results.Sum(result => result.Length);

    /// <summary>Whether moving one element of a variable changes one element of a single result, at the same place.</summary>
    public bool IsLocal(int variable) =>
        results.Length == 1 && (plan.Results[0] == plan.Variables[variable]
            || (plan.StepAt(plan.Results[0]) is var step and >= 0 && plan.Affected[variable][step] == Reach.Same));

    /// <summary>Evaluates with one element of one Float64 variable at another value, and puts it back.</summary>
    /// <returns>All results in a row; or, if the change is local, the one result that it reaches.</returns>
    public double[] Move(int variable, int index, double value)
    {
        using var nobody = new NoOwner();
        Restore(variable, nextIsWhole: false);
        Span<double> elements = variables[variable].Write<double>();
        double before = elements[index];
        elements[index] = value;
        var change = new BranchChange();
        Run(variable, index, ref change, compare: true);
        Branches = change;
        double[] moved = IsLocal(variable) ? [results[0].Elements<double>()[index]] : Results();
        elements[index] = before;
        RunLocal(variable, index);
        (movedVariable, wasMovedWhole) = (variable, false);
        return moved;
    }

    /// <summary>Evaluates with all elements of one variable at other values, and puts them back; what depends on them is put back when something else is moved.</summary>
    public double[] Move(int variable, ReadOnlySpan<double> elements)
    {
        using var nobody = new NoOwner();
        Restore(variable, nextIsWhole: true);
        elements.CopyTo(variables[variable].Write<double>());
        var change = new BranchChange();
        RunAll(variable, ref change, compare: true);
        Branches = change;
        double[] moved = Results();
        plan.Recorded(plan.Variables[variable]).Elements<double>().CopyTo(variables[variable].Write<double>());
        (movedVariable, wasMovedWhole) = (variable, true);
        return moved;
    }

    /// <summary>Evaluates with all variables at other values, of any precision, and puts them back.</summary>
    public double[] MoveAll(double[][] elements)
    {
        using var nobody = new NoOwner();
        Restore(-1, nextIsWhole: true);
        for (int variable = 0; variable < variables.Length; variable++)
            Tensor.From<double>(elements[variable], variables[variable].Shape).To(variables[variable].DType).Bytes().CopyTo(variables[variable].Bytes());
        for (int i = 0; i < values.Length; i++)
            Compute(i);
        double[] moved = Results();
        for (int variable = 0; variable < variables.Length; variable++)
            plan.Recorded(plan.Variables[variable]).Bytes().CopyTo(variables[variable].Bytes());
        for (int i = 0; i < values.Length; i++)
            Compute(i);
        return moved;
    }

    /// <summary>The operands of a step: one tensor where the step uses one operand twice, two where it uses what was detached from it beside it.</summary>
    Tensor[] OperandsOf(ReevaluationStep step)
    {
        var all = new Tensor[step.Slots.Length];
        for (int k = 0; k < all.Length; k++)
        {
            int first = Array.IndexOf(step.RecordedOperands, step.RecordedOperands[k]);
            if (first < k)
            {
                all[k] = all[first];
                continue;
            }

            Tensor value = Shaped(At(step.Slots[k]), step.RecordedOperands[k]);
            all[k] = Array.IndexOf(all, value, 0, k) < 0 ? value : value.View(value.Shape, 0, value.Length);
        }

        return all;
    }

    /// <summary>Undoes what the last move left behind, unless the next one overwrites it.</summary>
    void Restore(int nextVariable, bool nextIsWhole)
    {
        if (movedVariable < 0 || (movedVariable == nextVariable && (nextIsWhole || !wasMovedWhole)))
            return;
        var change = new BranchChange();
        RunAll(movedVariable, ref change, compare: false);
        movedVariable = -1;
    }

    void Run(int variable, int index, ref BranchChange change, bool compare)
    {
        Reach[] affected = plan.Affected[variable];
        for (int i = 0; i < values.Length; i++)
        {
            if (affected[i] == Reach.None)
                continue;
            bool isLocal = affected[i] == Reach.Same;
            if (isLocal)
                ComputeOne(i, index);
            else
                Compute(i);
            if (compare && plan.Steps[i].HasBranches)
                Compare(i, isLocal ? index : 0, isLocal ? 1 : values[i].Length, ref change);
        }
    }

    void RunAll(int variable, ref BranchChange change, bool compare)
    {
        Reach[] affected = plan.Affected[variable];
        for (int i = 0; i < values.Length; i++)
        {
            if (affected[i] == Reach.None)
                continue;
            Compute(i);
            if (compare && plan.Steps[i].HasBranches)
                Compare(i, 0, values[i].Length, ref change);
        }
    }

    void RunLocal(int variable, int index)
    {
        Reach[] affected = plan.Affected[variable];
        for (int i = 0; i < values.Length; i++)
        {
            if (affected[i] == Reach.Same)
                ComputeOne(i, index);
        }
    }

    void Compute(int step)
    {
        if (!plan.Steps[step].IsView)
            plan.Steps[step].Operation.Compute(operands[step], values[step], accumulate: false);
    }

    void ComputeOne(int step, int index)
    {
        if (!plan.Steps[step].IsView)
            ((ITileable)plan.Steps[step].Operation).ComputeTile(operands[step], values[step], index, 1, accumulate: false);
    }

    void Compare(int step, int start, int count, ref BranchChange change)
    {
        ReevaluationStep of = plan.Steps[step];
        change.At(of.Entry);
        of.Operation.CompareBranches(new Application(of.RecordedOperands, of.RecordedResult), new Application(operands[step], values[step]), start, count, ref change);
    }

    double[] Results()
    {
        if (results.Length == 1)
            return results[0].ToDoubles();
        return [.. results.SelectMany(result => result.ToDoubles())];
    }

    Tensor At(int slot)
    {
        int variable = Array.IndexOf(plan.Variables, slot);
        if (variable >= 0)
            return variables[variable];
        return plan.StepAt(slot) is var step and >= 0 ? values[step] : plan.Recorded(slot);
    }

    static Tensor Shaped(Tensor value, Tensor recorded) => value.Shape == recorded.Shape ? value : value.View(recorded.Shape, 0, value.Length);

    static Tensor Showing(Tensor operand, ReevaluationStep step) =>
        operand.View(step.RecordedResult.Shape, step.RecordedResult.Location.Start - step.RecordedOperands[0].Location.Start, step.RecordedResult.Length);

    static Tensor Copy(Tensor recorded)
    {
        Tensor copy = Tensor.Uninitialized(recorded.Shape, recorded.Length, recorded.DType, owner: null, recorded.IsNumber);
        recorded.Bytes().CopyTo(copy.Bytes());
        return copy;
    }
}
