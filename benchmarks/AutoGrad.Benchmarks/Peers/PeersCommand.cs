using System.CommandLine;
using AutoGrad.Benchmarks.Commands;
using AutoGrad.Benchmarks.Reporting;
using AutoGrad.Benchmarks.Timing;

namespace AutoGrad.Benchmarks.Peers;

/// <summary>The command <c>peers</c>.</summary>
sealed class PeersCommand : IBenchmarkCommand
{
    /// <summary>Debian's python3-torch belongs to the first; the second is whatever the path finds.</summary>
    static readonly string[] s_pythons = ["/usr/bin/python3", "python3"];

    static readonly Option<bool> s_operations = new("--operations")
    {
        Description = "The operations of the catalogue one by one, evaluated and differentiated, in place of the training steps.",
    };

    static readonly Option<string> s_only = new("--only")
    {
        HelpName = "text",
        Description = "Only the workloads whose name, such as '784-128-10, batch 64' or 'softmax-axis-1 [64, 10]', contains the text.",
        DefaultValueFactory = _ => "",
    };

    public string Name => "peers";

    public string Summary => "Training steps, or the operations one by one, beside PyTorch in interleaved processes.";

    public IReadOnlyList<Option> Options { get; } = [SharedOptions.Threads, s_operations, s_only, SharedOptions.Quick, SharedOptions.Json];

    public void Run(ParseResult arguments)
    {
        int threads = arguments.GetValue(SharedOptions.Threads);
        Compute.MaxThreads = threads;
        bool quick = arguments.GetValue(SharedOptions.Quick);
        bool operations = arguments.GetValue(s_operations);
        string only = arguments.GetValue(s_only)!;
        IEnumerable<IWorkload> workloads = (operations ? OperationTable.All.SelectMany(operation => operation.Workloads()) : Workloads.For(threads))
            .Where(workload => workload.Name.Contains(only, StringComparison.Ordinal));
        TorchProcess[] peers = StartPeers(threads);
        try
        {
            var timing = new PeerTiming(operations, quick, threads);
            List<PeerRow> rows = Measure(workloads, threads, timing, peers);
            Console.WriteLine(Machine.Description);
            Console.WriteLine();
            Console.Write(TableOf(rows));
            Summarize(rows);
            if (peers.Length == 0)
                Console.WriteLine("PyTorch is not installed. On Debian or Ubuntu: apt-get install python3-torch; elsewhere: python3 -m pip install torch.");
            JsonRows.Write(arguments.GetValue(SharedOptions.Json), rows);
        }
        finally
        {
            foreach (TorchProcess peer in peers)
                peer.Dispose();
        }
    }

    static TorchProcess[] StartPeers(int threads)
    {
        foreach (string python in s_pythons)
        {
            TorchProcess[] started = [.. TorchThreading.For(threads).Select(threading => TorchProcess.TryStart(python, threading)).OfType<TorchProcess>()];
            if (started.Length > 0)
                return started;
        }

        return [];
    }

    static List<PeerRow> Measure(IEnumerable<IWorkload> workloads, int threads, PeerTiming timing, TorchProcess[] peers)
    {
        var rows = new List<PeerRow>();
        bool disturbed = false;
        foreach (IWorkload workload in workloads)
        {
            IReadOnlyList<WorkloadMode> modes = workload.Modes;
            IEnumerable<IContender> ours = modes.Select(mode => new RepeatedAction(mode.Start(), timing.WarmUp));
            IEnumerable<IContender> theirs = peers.Select(peer => new TorchContender(peer, workload, timing.PeerWarmUp));
            Race race = Race.Run(timing.Rounds, timing.Duration, timing.Settling, [.. ours, .. theirs]);
            disturbed |= race.IsDisturbed;
            rows.AddRange(modes.Select((mode, place) => Row(race, place, mode.Name, workload, threads, peers)));
        }

        if (disturbed)
            Console.WriteLine("Other work took the processor during the measurement; the figures are rough.");
        return rows;
    }

    static PeerRow Row(Race race, int ours, string mode, IWorkload workload, int threads, TorchProcess[] peers)
    {
        double Microseconds(int contender) => race.Seconds(contender) * 1e6 / workload.Operations;
        int firstPeer = workload.Modes.Count;
        int? best = peers.Length == 0 ? null : Enumerable.Range(0, peers.Length).MinBy(peer => race.Seconds(firstPeer + peer));
        return new PeerRow(
            workload.Name, workload.Optimizer, mode, threads, Microseconds(ours),
            best is { } named ? peers[named].Name : null,
            best is { } timed ? Microseconds(firstPeer + timed) : null,
            best is { } compared ? race.Ratio(ours, firstPeer + compared) : null);
    }

    static void Summarize(List<PeerRow> rows)
    {
        double[] ratios = [.. rows.Select(row => row.Ratio).OfType<double>()];
        if (ratios.Length > 0)
            Console.WriteLine($"\nratio: median {Numbers.Ratio(Median.Of(ratios))}, greatest {Numbers.Ratio(ratios.Max())}; below 1 in {ratios.Count(ratio => ratio < 1)} of {ratios.Length} rows");
    }

    static Table TableOf(List<PeerRow> rows)
    {
        var table = new Table(4, "workload", "optimizer", "mode", "peer", "threads", "ours µs", "peer µs", "ratio");
        foreach (PeerRow row in rows)
        {
            table.Add(
                row.Workload, row.Optimizer, row.Mode, row.Peer ?? "", $"{row.Threads}",
                Numbers.Short(row.OursUs), Numbers.Short(row.PeerUs), Numbers.Ratio(row.Ratio));
        }

        return table;
    }
}
