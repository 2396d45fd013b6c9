using System.CommandLine;
using System.Globalization;
using AutoGrad.Benchmarks.Commands;
using AutoGrad.Benchmarks.Reporting;
using AutoGrad.Benchmarks.Timing;

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
        int rounds = arguments.GetValue(SharedOptions.Quick) ? 10 : 60;
        var chain = new TapeLength();
        new RepeatedAction(() => Measure(chain)).WarmUp();
        (double Record, double Backward)[][] measured = [.. Enumerable.Range(0, rounds).Select(_ => Measure(chain))];
        List<GrowthRow> rows = [.. s_lengths.Select((entries, length) => Row(entries, length, measured))];
        Console.WriteLine(Machine.Description);
        Console.WriteLine();
        Console.Write(TableOf(rows));
        JsonRows.Write(arguments.GetValue(SharedOptions.Json), rows);
    }

    /// <summary>
    /// The nanoseconds of an entry at each length, from as many entries of each. The lengths take turns, so that a change of the clock or of the neighbours'
    /// load meets all of them alike.
    /// </summary>
    static (double Record, double Backward)[] Measure(TapeLength chain) =>
        [.. s_lengths.Select(entries => chain.Nanoseconds(entries, tapes: s_lengths[^1] / entries))];

    static GrowthRow Row(int entries, int length, (double Record, double Backward)[][] rounds) => new(
        entries,
        Median.Of(rounds.Select(round => round[length].Record)),
        Median.Of(rounds.Select(round => round[length].Backward)),
        Median.Of(rounds.Select(round => round[length].Record / round[0].Record)),
        Median.Of(rounds.Select(round => round[length].Backward / round[0].Backward)));

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
