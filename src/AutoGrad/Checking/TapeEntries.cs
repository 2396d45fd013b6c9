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
        foreach ((int i, EntrySource source, double[][]? gradients) in Recorded(tape, entries, options))
        {
            string operation = TapeListing.Text(tape.Storage.Entries[i].Operation);
            bool isFirst = gradients is not null;
            var examination = new Examination(source, options)
            {
                Traces = false,
                GradientsOf = (recording, weights) =>
                {
                    double[][] found = isFirst ? gradients! : recording.Gradients(weights);
                    isFirst = false;
                    return found;
                },
            };
            GradCheckReport report = examination.Run();
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

    /// <summary>
    /// The entries with the gradients by their rules. All rules run before any operation is evaluated again, since one that keeps a buffer would be helped by that.
    /// In Float32 there is no such gradient: results are computed anew in Float64.
    /// </summary>
    static List<(int Entry, EntrySource Source, double[][]? Gradients)> Recorded(Tape tape, IEnumerable<int> entries, GradCheckOptions options)
    {
        var recorded = new List<(int, EntrySource, double[][]?)>();
        foreach (int i in entries)
        {
            var source = new EntrySource(tape, i);
            if (!source.IsChecked)
                continue;
            if (source.IsNarrow)
            {
                recorded.Add((i, source, null));
                continue;
            }

            using Recording recording = source.RecordAsItWas();
            recorded.Add((i, source, recording.Gradients(Cotangents.Of(options, [recording.Results[0].Shape]))));
        }

        return recorded;
    }
}
