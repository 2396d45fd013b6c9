using System.CommandLine;
using System.Globalization;
using AutoGrad.Benchmarks.Commands;
using AutoGrad.Benchmarks.Reporting;

namespace AutoGrad.Benchmarks.Growth;

/// <summary>The command <c>growth</c>.</summary>
sealed class GrowthCommand : IBenchmarkCommand
{
    static readonly int[] s_lengths = [1_000, 3_000, 10_000, 30_000, 100_000];

    public string Name => "growth";

    public string Summary => "The cost of an entry, recorded and differentiated, on tapes of 1,000 to 100,000 entries.";

    public IReadOnlyList<Option> Options { get; } = [SharedOptions.Quick, SharedOptions.Json];

    public void Run(ParseResult arguments)
    {
        // As many entries at each length, and the longest also once to warm up.
        int total = arguments.GetValue(SharedOptions.Quick) ? 500_000 : 3_000_000;
        var chain = new TapeLength();
        chain.Seconds(s_lengths[^1], rounds: 2);
        chain.Seconds(s_lengths[0], rounds: 200);
        var rows = new List<GrowthRow>();
        foreach (int entries in s_lengths)
        {
            (double record, double backward) = chain.Seconds(entries, rounds: total / entries);
            double recordNs = record / entries * 1e9, backwardNs = backward / entries * 1e9;
            GrowthRow? first = rows.Count == 0 ? null : rows[0];
            rows.Add(new GrowthRow(entries, recordNs, backwardNs, recordNs / (first?.RecordNs ?? recordNs), backwardNs / (first?.BackwardNs ?? backwardNs)));
        }

        Console.WriteLine(Machine.Description);
        Console.WriteLine();
        Console.Write(TableOf(rows));
        JsonRows.Write(arguments.GetValue(SharedOptions.Json), rows);
    }

    static Table TableOf(List<GrowthRow> rows)
    {
        var table = new Table(0, "entries", "record ns/entry", "of proportional", "backward ns/entry", "of proportional");
        foreach (GrowthRow row in rows)
        {
            table.Add(
                row.Entries.ToString("N0", CultureInfo.InvariantCulture),
                Numbers.Short(row.RecordNs), Numbers.Ratio(row.RecordGrowth), Numbers.Short(row.BackwardNs), Numbers.Ratio(row.BackwardGrowth));
        }

        return table;
    }
}
