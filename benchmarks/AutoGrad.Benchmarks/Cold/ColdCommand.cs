using System.CommandLine;
using AutoGrad.Benchmarks.Commands;
using AutoGrad.Benchmarks.Reporting;
using AutoGrad.Benchmarks.Timing;

namespace AutoGrad.Benchmarks.Cold;

/// <summary>The command <c>cold</c>.</summary>
sealed class ColdCommand : IBenchmarkCommand
{
    public string Name => "cold";

    public string Summary => "Time from the start of a fresh process to the end of the first and of the hundredth training step of 784-128-10.";

    public IReadOnlyList<Option> Options { get; } = [SharedOptions.Quick, SharedOptions.Json];

    public void Run(ParseResult arguments)
    {
        int processes = arguments.GetValue(SharedOptions.Quick) ? 3 : 11;
        var rows = new List<ColdRow> { Measure(Environment.ProcessorCount, processes) };
        // To bind a process from its very start takes a tool that Linux has.
        if (Environment.ProcessorCount > 1 && OperatingSystem.IsLinux())
            rows.Add(Measure(1, processes));
        Console.WriteLine(Machine.Description);
        Console.WriteLine();
        var table = new Table(0, "cores", "program begins s", "first step s", "hundredth step s");
        foreach (ColdRow row in rows)
            table.Add($"{row.Cores}", Numbers.Ratio(row.BegunS), Numbers.Ratio(row.FirstStepS), Numbers.Ratio(row.HundredthStepS));
        Console.Write(table);
        JsonRows.Write(arguments.GetValue(SharedOptions.Json), rows);
    }

    static ColdRow Measure(int cores, int processes)
    {
        // The first process finds the files not yet in the system's cache.
        ColdStart.Measure(cores == 1);
        ColdStart[] starts = [.. Enumerable.Range(0, processes).Select(_ => ColdStart.Measure(cores == 1))];
        return new ColdRow(cores, Median.Of(starts.Select(s => s.Begun)), Median.Of(starts.Select(s => s.FirstStep)), Median.Of(starts.Select(s => s.LastStep)));
    }
}
