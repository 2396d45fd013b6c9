namespace AutoGrad;

/// <summary>Checks the operations that a tape has recorded, each by itself.</summary>
internal static class TapeEntries
{
    /// <summary>Checks every differentiable entry, or those that are asked for.</summary>
    /// <param name="tape">The tape; it stays as it is.</param>
    /// <param name="entries">The numbers of the entries.</param>
    /// <param name="path">The module path of an entry.</param>
    /// <param name="options">The choices of each check.</param>
    public static GradCheckReport Check(Tape tape, IEnumerable<int> entries, Func<int, string> path, GradCheckOptions options)
    {
        var operands = new List<OperandCheck>();
        var notes = new List<string>();
        Doubt doubt = Doubt.NothingToCheck;
        foreach (int i in entries)
        {
            TapeEntry entry = tape.Storage.Entries[i];
            if (!IsChecked(tape, entry))
                continue;
            Tensor[] x = [.. Enumerable.Range(0, entry.OperandCount).Select(k => tape.At(tape.Storage.Slots[entry.FirstOperand + k]))];
            string operation = TapeListing.Text(entry.Operation);
            string[] names = [.. Enumerable.Range(0, x.Length).Select(k => NameOf(tape, entry, i, k))];
            GradCheckReport report = new Examination(new EntrySource(entry.Operation, x, names), options) { Traces = false }.Run();
            if (report.Operands.Count == 0 && report.Doubt != Doubt.NothingToCheck)
            {
                doubt = report.Doubt;
                notes.Add($"%{i} {operation} was not checked: {Sentences.Of(report.Doubt)}.");
            }

            operands.AddRange(report.Operands.Select(operand => operand with
            {
                Elements = [.. operand.Elements.Select(element => element with { Operation = operation, Path = path(i), Entry = i })],
            }));
        }

        return operands.Count == 0
            ? new GradCheckReport(doubt) { Mode = options.Mode, Notes = notes }
            : new GradCheckReport(operands) { Mode = options.Mode, Notes = notes };
    }

    /// <summary>A differentiable step of numbers, but for the mere naming of a variable.</summary>
    static bool IsChecked(Tape tape, TapeEntry entry)
    {
        if (!entry.Operation.IsDifferentiable || !entry.Result.DType.IsFloating || entry.Operation is Variable)
            return false;
        for (int k = 0; k < entry.OperandCount; k++)
        {
            Tensor operand = tape.At(tape.Storage.Slots[entry.FirstOperand + k]);
            if (operand.DType.IsFloating && !operand.IsNumber && operand.Length > 0)
                return true;
        }

        return false;
    }

    static string NameOf(Tape tape, TapeEntry entry, int number, int operand)
    {
        string name = TapeListing.Name(tape.Storage, tape.Storage.Slots[entry.FirstOperand + operand]);
        return entry.OperandCount == 1 ? $"{name} of %{number}" : $"{name} (operand {operand}) of %{number}";
    }
}
