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

    public string Name => "peers";

    public string Summary => "Training steps and single operations, ours recorded and replayed, beside PyTorch in interleaved processes.";

    public IReadOnlyList<Option> Options { get; } = [SharedOptions.Threads, SharedOptions.Quick, SharedOptions.Json];

    public void Run(ParseResult arguments)
    {
        int threads = arguments.GetValue(SharedOptions.Threads);
        Compute.MaxThreads = threads;
        TorchProcess[] peers = StartPeers(threads);
        try
        {
            List<PeerRow> rows = Measure(threads, arguments.GetValue(SharedOptions.Quick), peers);
            Console.WriteLine(Machine.Description);
            Console.WriteLine();
            Console.Write(TableOf(rows));
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

    static List<PeerRow> Measure(int threads, bool quick, TorchProcess[] peers)
    {
        var rows = new List<PeerRow>();
        bool disturbed = false;
        foreach (IWorkload workload in Workloads.For(threads))
        {
            Race race = Race.Run(
                quick ? 3 : 9,
                TimeSpan.FromSeconds(quick ? 0.05 : 0.15),
                [new RepeatedAction(workload.Tape()), new RepeatedAction(workload.Replay()), .. peers.Select(peer => new TorchContender(peer, workload))]);
            disturbed |= race.IsDisturbed;
            rows.Add(Row(race, 0, "tape", workload, threads, peers));
            rows.Add(Row(race, 1, "replay", workload, threads, peers));
        }

        if (disturbed)
            Console.WriteLine("Other work took the processor during the measurement; the figures are rough.");
        return rows;
    }

    static PeerRow Row(Race race, int ours, string mode, IWorkload workload, int threads, TorchProcess[] peers)
    {
        double Microseconds(int contender) => race.Seconds(contender) * 1e6 / workload.Operations;
        const int firstPeer = 2;
        int? best = peers.Length == 0 ? null : Enumerable.Range(0, peers.Length).MinBy(peer => race.Seconds(firstPeer + peer));
        return new PeerRow(
            workload.Name, workload.Optimizer, mode, threads, Microseconds(ours),
            best is { } named ? peers[named].Name : null,
            best is { } timed ? Microseconds(firstPeer + timed) : null,
            best is { } compared ? race.Ratio(ours, firstPeer + compared) : null);
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
