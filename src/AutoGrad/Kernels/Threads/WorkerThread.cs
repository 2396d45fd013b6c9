using System.Diagnostics;

namespace AutoGrad.Kernels;

/// <summary>The background threads of <see cref="Workers"/>: started when first needed, awake while work comes often, asleep otherwise.</summary>
internal static unsafe class WorkerThread
{
    /// <summary>A waiting thread polls for this long: a hand-over then takes some 0.1 µs, where waking a sleeper takes 5 to 50 µs.</summary>
    private static readonly long s_pollTicks = Stopwatch.Frequency / 100_000; // 10 µs

    /// <summary>
    /// Then it offers its processor to others between polls for this long, since polling alone starves whoever shares the processor. A thread that was
    /// woken too late for one piece of work so catches the next one, if that is not far.
    /// </summary>
    private static readonly long s_yieldTicks = Stopwatch.Frequency / 1000; // 1 ms

    private static readonly object s_bed = new();
    private static SharedWork s_work;
    private static int s_started;
    private static int s_asleep;

    [ThreadStatic] private static bool t_insidePart;

    /// <summary>Whether this thread is running a part, so that a call from here must not be divided again.</summary>
    public static bool IsInsidePart => t_insidePart;

    /// <summary>Whether every thread that was started waits without polling.</summary>
    public static bool AreAllAsleep => Volatile.Read(ref s_asleep) == Volatile.Read(ref s_started);

    /// <summary>Shares the work out and takes part in it; only one caller at a time may be here.</summary>
    public static void RunTogether(int parts, delegate*<void*, int, void> run, void* body)
    {
        int threads = Compute.MaxThreads;
        while (s_started < Math.Min(parts, threads) - 1)
            Start(s_started++);

        s_work.Publish(parts, threads, run, body);
        if (Volatile.Read(ref s_asleep) > 0)
            WakeAll();

        t_insidePart = true;
        s_work.RunParts(thread: 0);
        t_insidePart = false;
        AwaitOthers();
        s_work.Finish();
    }

    private static void Start(int index)
    {
        var thread = new Thread(() => Live(index)) { IsBackground = true, Name = $"AutoGrad worker {index + 1}" };
        thread.UnsafeStart();
    }

    private static void Live(int index)
    {
        t_insidePart = true;
        while (true)
        {
            AwaitWork(index);
            s_work.RunParts(index + 1);
        }
    }

    /// <summary>Work for this thread: with a lowered <see cref="Compute.MaxThreads"/>, the threads of higher index keep out.</summary>
    private static bool IsWanted(int index) => index < Compute.MaxThreads - 1 && s_work.HasUnclaimedParts(index + 1);

    private static void AwaitWork(int index)
    {
        long start = Stopwatch.GetTimestamp();
        while (!IsWanted(index))
        {
            long waited = Stopwatch.GetTimestamp() - start;
            if (waited < s_pollTicks + s_yieldTicks)
            {
                PollOrYield(waited);
            }
            else
            {
                Sleep(index);
                start = Stopwatch.GetTimestamp();
            }
        }
    }

    private static void AwaitOthers()
    {
        long start = Stopwatch.GetTimestamp();
        while (!s_work.IsDone)
            PollOrYield(Stopwatch.GetTimestamp() - start);
    }

    private static void PollOrYield(long waited)
    {
        if (waited < s_pollTicks)
            Thread.SpinWait(1);
        else
            Thread.Yield();
    }

    private static void Sleep(int index)
    {
        lock (s_bed)
        {
            // Counted with a fence before work is looked for: either the owner sees a sleeper, or the sleeper sees the work.
            Interlocked.Increment(ref s_asleep);
            if (!IsWanted(index))
                Monitor.Wait(s_bed);
            Interlocked.Decrement(ref s_asleep);
        }
    }

    private static void WakeAll()
    {
        lock (s_bed)
            Monitor.PulseAll(s_bed);
    }
}
