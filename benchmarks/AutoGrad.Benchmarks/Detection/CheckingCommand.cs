using System.CommandLine;
using System.Diagnostics;
using AutoGrad.Benchmarks.Commands;
using AutoGrad.Benchmarks.Reporting;
using AutoGrad.Losses;
using AutoGrad.Modules;

namespace AutoGrad.Benchmarks.Detection;

/// <summary>The command <c>checking</c>.</summary>
sealed class CheckingCommand : IBenchmarkCommand
{
    public string Name => "checking";

    public string Summary => "The time to check every parameter of a 784-128-10 network with cross-entropy, batch 8, in full and in fast mode.";

    public IReadOnlyList<Option> Options { get; } = [SharedOptions.Json];

    public void Run(ParseResult arguments)
    {
        CheckingRow[] rows = [Row(GradCheckMode.Fast), Row(GradCheckMode.Full)];
        var table = new Table(2, "mode", "verdict", "elements", "failed", "seconds");
        foreach (CheckingRow row in rows)
            table.Add(row.Mode, row.Verdict, $"{row.Elements}", $"{row.Failed}", Numbers.Short(row.Seconds));
        Console.WriteLine(Machine.Description);
        Console.WriteLine();
        Console.Write(table);
        JsonRows.Write(arguments.GetValue(SharedOptions.Json), rows);
    }

    static CheckingRow Row(GradCheckMode mode)
    {
        var random = new Random(1);
        var model = new Sequential(new Linear(784, 128, random), new Relu(), new Linear(128, 10, random));
        Tensor images = Tensor.Uniform([8, 784], random), labels = Tensor.From([3, 0, 9, 1, 1, 4, 7, 2]);
        var clock = Stopwatch.StartNew();
        GradCheckReport report = GradCheck.Run(model, () => Loss.CrossEntropy(model.Forward(images), labels), new GradCheckOptions { Mode = mode, Progress = new ConsoleProgress() });
        return new CheckingRow(mode.ToString(), report.Verdict.ToString(), report.ElementCount, report.Failures.Count, clock.Elapsed.TotalSeconds);
    }
}
