using System.CommandLine;
using System.Diagnostics;
using System.Numerics;
using AutoGrad.Benchmarks.Commands;
using AutoGrad.Benchmarks.Reporting;
using AutoGrad.Benchmarks.Timing;
using AutoGrad.Operations;

namespace AutoGrad.Benchmarks.Lanes;

/// <summary>The command <c>lanes</c>.</summary>
sealed class LanesCommand : IBenchmarkCommand
{
    /// <summary>Calls after which the runtime compiles a method again, and a time that suffices for it to do so with all of them.</summary>
    const int CallsToCompile = 200;
    static readonly TimeSpan s_compilation = TimeSpan.FromSeconds(0.5);

    static readonly Option<int> s_length = new("--n") { HelpName = "n", Description = "The number of elements.", DefaultValueFactory = _ => 100_000 };

    static readonly Option<string[]> s_functions = new("--function")
    {
        HelpName = "name",
        Description = "Only this function; may be given several times.",
        AllowMultipleArgumentsPerToken = true,
    };

    public string Name => "lanes";

    public string Summary => "Nanoseconds an element and largest error of every elementwise function, beside TensorPrimitives.";

    public IReadOnlyList<Option> Options { get; } = [SharedOptions.Dtype, s_length, s_functions, SharedOptions.Threads, SharedOptions.Quick, SharedOptions.Json];

    public void Run(ParseResult arguments)
    {
        Compute.MaxThreads = arguments.GetValue(SharedOptions.Threads);
        int length = arguments.GetValue(s_length);
        bool quick = arguments.GetValue(SharedOptions.Quick);
        string[] names = arguments.GetValue(s_functions) ?? [];
        PointwiseSample[] functions =
        [
            .. OperationCatalogue.Entries.OfType<PointwiseEntry>().SelectMany(entry => entry.Functions)
                .Where(function => names.Length == 0 || names.Contains(function.Name, StringComparer.OrdinalIgnoreCase)),
        ];
        LaneRow[] rows = arguments.GetValue(SharedOptions.Dtype) == SharedOptions.Float64 ? Measure<double>(functions, length, quick) : Measure<float>(functions, length, quick);

        Console.WriteLine(Machine.Description);
        Console.WriteLine();
        Console.Write(TableOf(rows));
        JsonRows.Write(arguments.GetValue(SharedOptions.Json), rows);
    }

    static LaneRow[] Measure<T>(PointwiseSample[] functions, int length, bool quick) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CompilePeers<T>(functions);
        if (Compute.MaxThreads == 1 && (OperatingSystem.IsLinux() || OperatingSystem.IsWindows()))
            Process.GetCurrentProcess().ProcessorAffinity = 1 << (Environment.ProcessorCount - 1);
        return Array.ConvertAll(functions, function => Row<T>(function, length, quick));
    }

    /// <summary>Our loops are compiled for good at their first call, those of the peer after some calls and in the background.</summary>
    static void CompilePeers<T>(PointwiseSample[] functions) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Action[] peers = [.. functions.Select(function => new LaneSubject<T>(function, 1000).Peer).OfType<Action>()];
        for (int round = 0; round < 4; round++)
        {
            foreach (Action peer in peers)
                Stretch.Of(peer, CallsToCompile);
            Thread.Sleep(s_compilation);
        }
    }

    static LaneRow Row<T>(PointwiseSample function, int length, bool quick) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var subject = new LaneSubject<T>(function, length);
        LaneContender[] contenders = [new(subject.Forward), new(subject.Backward), .. subject.Peer is { } peer ? [new LaneContender(peer)] : Array.Empty<LaneContender>()];
        Race race = Race.Run(quick ? 3 : 9, TimeSpan.FromMilliseconds(quick ? 1 : 4), contenders);
        return new LaneRow(
            function.ToString(),
            typeof(T) == typeof(float) ? SharedOptions.Float32 : SharedOptions.Float64,
            length,
            Nanoseconds(0),
            subject.Peer is null ? null : Nanoseconds(2),
            subject.Peer is null ? null : race.Ratio(0, 2),
            Nanoseconds(1),
            LaneAccuracy.Measure<T>(function, quick ? 100 : 1000));

        double Nanoseconds(int contender) => race.Seconds(contender) / length * 1e9;
    }

    static Table TableOf(LaneRow[] rows)
    {
        var table = new Table(1, "function", "ns", "TensorPrimitives ns", "ratio", "backward ns", "largest error, ulp");
        foreach (LaneRow row in rows)
        {
            table.Add(
                row.Function, Numbers.Short(row.OursNs), Numbers.Short(row.TensorPrimitivesNs), Numbers.Ratio(row.Ratio), Numbers.Short(row.BackwardNs),
                Numbers.Error(row.Ulp));
        }

        return table;
    }
}
