using System.CommandLine;
using System.Globalization;
using AutoGrad.Benchmarks.Commands;
using AutoGrad.Benchmarks.Peers;
using AutoGrad.Benchmarks.Reporting;

namespace AutoGrad.Benchmarks.Memory;

/// <summary>The command <c>memory</c>.</summary>
sealed class MemoryCommand : IBenchmarkCommand
{
    public string Name => "memory";

    public string Summary => "Managed bytes a training step, the pool's peak against what the backward pass needs, and growth over many steps.";

    public IReadOnlyList<Option> Options { get; } = [SharedOptions.Quick, SharedOptions.Json];

    public void Run(ParseResult arguments)
    {
        // With one thread, all buffers come from the pool that is watched.
        Compute.MaxThreads = 1;
        int steps = arguments.GetValue(SharedOptions.Quick) ? 1_000 : 10_000;
        var rows = new List<MemoryRow>();
        foreach (TrainingStep step in Workloads.For(threads: 1).OfType<TrainingStep>())
        {
            Action tape = step.Tape();
            rows.Add(Row(step, "tape", tape, StepMemory.PeakBytes(tape), steps));
            rows.Add(Row(step, "replay", step.Replay(), step.PlannedBytes(), steps));
        }

        Console.WriteLine(Machine.Description);
        Console.WriteLine();
        Console.Write(TableOf(rows, steps));
        JsonRows.Write(arguments.GetValue(SharedOptions.Json), rows);
    }

    static MemoryRow Row(TrainingStep workload, string mode, Action step, long peakBytes, int steps) => new(
        workload.Name, workload.Optimizer, mode, StepMemory.ManagedBytes(step), peakBytes, workload.BytesKept(), steps, StepMemory.GrowthBytes(step, steps));

    static Table TableOf(List<MemoryRow> rows, int steps)
    {
        var table = new Table(3, "workload", "optimizer", "mode", "managed bytes/step", "peak bytes", "kept bytes", $"growth in {Text(steps)} steps");
        foreach (MemoryRow row in rows)
        {
            table.Add(
                row.Workload, row.Optimizer, row.Mode, Text(row.ManagedBytes), Text(row.PeakBytes), Text(row.KeptBytes), Text(row.GrowthBytes));
        }

        return table;
    }

    static string Text(double bytes) => bytes.ToString("N0", CultureInfo.InvariantCulture);
}
