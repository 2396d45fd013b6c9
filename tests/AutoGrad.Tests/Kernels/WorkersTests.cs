using System.Collections.Concurrent;
using AutoGrad.Kernels;

namespace AutoGrad.Tests.Kernels;

/// <summary>Tests that set <see cref="Compute.MaxThreads"/>, and so must not run beside one another.</summary>
[CollectionDefinition("MaxThreads", DisableParallelization = true)]
public sealed class MaxThreadsTests;

[Collection("MaxThreads")]
public sealed class WorkersTests : IDisposable
{
    /// <summary>A wait that ends only where threads wait for each other: no machine is so slow.</summary>
    private static readonly TimeSpan s_forever = TimeSpan.FromMinutes(10);

    private readonly int _maxThreads = Compute.MaxThreads;

    public WorkersTests()
    {
        Compute.MaxThreads = 4;

        // A thread that only a larger number wants may still be looking for its last work.
        Assert.True(SpinWait.SpinUntil(() => WorkerThread.AreAllAsleep, s_forever));
    }

    public void Dispose() => Compute.MaxThreads = _maxThreads;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(100)]
    public void Every_part_runs_exactly_once(int parts)
    {
        var body = new Counting { Counts = new int[parts] };
        for (int round = 1; round <= 200; round++)
        {
            Workers.For(parts, ref body);
            Assert.All(body.Counts, count => Assert.Equal(round, count));
        }
    }

    [Fact]
    public void Parts_run_on_several_threads_at_once()
    {
        using var both = new Barrier(2);
        var body = new Meeting { Barrier = both };
        Workers.For(2, ref body);
        Assert.Equal(1, both.CurrentPhaseNumber);
    }

    [Fact]
    public void Each_thread_meets_the_same_parts_again()
    {
        using var all = new Barrier(4);
        int[] first = ThreadsOfParts(all);
        Assert.Equal(Environment.CurrentManagedThreadId, first[0]);
        Assert.Equal(4, first.Distinct().Count());
        for (int round = 0; round < 1000; round++)
            Assert.Equal(first, ThreadsOfParts(all));
    }

    [Fact]
    public void One_thread_is_enough_if_that_is_the_setting()
    {
        Compute.MaxThreads = 1;
        var body = new Recording { Threads = new int[50] };
        Workers.For(50, ref body);
        Assert.All(body.Threads, thread => Assert.Equal(Environment.CurrentManagedThreadId, thread));
    }

    [Fact]
    public void A_call_inside_a_part_runs_on_the_same_thread()
    {
        var body = new Nesting { Inner = new int[8 * 8], Outer = new int[8] };
        Workers.For(8, ref body);
        Assert.All(body.Inner.Index(), inner => Assert.Equal(body.Outer[inner.Index / 8], inner.Item));
    }

    [Fact]
    public void An_exception_reaches_the_caller_and_the_threads_stay_usable()
    {
        var failing = new Failing();
        var error = Assert.Throws<InvalidOperationException>(() => Workers.For(10, ref failing));
        Assert.Equal("Part 7 fails.", error.Message);
        var body = new Counting { Counts = new int[10] };
        Workers.For(10, ref body);
        Assert.All(body.Counts, count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task Callers_on_many_threads_neither_wait_for_each_other_nor_mix_their_parts()
    {
        Task[] callers = [.. Enumerable.Range(0, 6).Select(_ => Task.Run(() =>
        {
            for (int round = 0; round < 500; round++)
            {
                var body = new Counting { Counts = new int[7] };
                Workers.For(7, ref body);
                Assert.All(body.Counts, count => Assert.Equal(1, count));
            }
        }, TestContext.Current.CancellationToken))];
        await Task.WhenAll(callers).WaitAsync(s_forever, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Many_callers_share_the_same_few_helpers()
    {
        const int Callers = 6;
        var threads = new ConcurrentDictionary<int, bool>();
        using var all = new Barrier(Callers);
        Task[] callers = [.. Enumerable.Range(0, Callers).Select(_ => Task.Factory.StartNew(() =>
        {
            // The number of a thread that has ended may be given to another, so none ends before all have begun.
            Assert.True(all.SignalAndWait(s_forever, TestContext.Current.CancellationToken));
            for (int round = 0; round < 300; round++)
            {
                var body = new Recording { Threads = new int[16] };
                Workers.For(16, ref body);
                foreach (int thread in body.Threads)
                    threads[thread] = true;
            }
        }, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        await Task.WhenAll(callers).WaitAsync(s_forever, TestContext.Current.CancellationToken);
        Assert.InRange(threads.Count, Callers, Callers + Compute.MaxThreads - 1);
    }

    [Fact]
    public void A_call_allocates_nothing()
    {
        var body = new Counting { Counts = new int[16] };
        Workers.For(16, ref body);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < 100; round++)
            Workers.For(16, ref body);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Sleeping_threads_wake_up_for_work()
    {
        using var both = new Barrier(2);
        var body = new Meeting { Barrier = both };
        for (int round = 1; round <= 5; round++)
        {
            Workers.For(2, ref body);
            Thread.Sleep(5);
        }

        Assert.Equal(5, both.CurrentPhaseNumber);
    }

    [Fact]
    public void Threads_without_work_fall_asleep()
    {
        var body = new Counting { Counts = new int[16] };
        Workers.For(16, ref body);
        Assert.True(SpinWait.SpinUntil(() => WorkerThread.AreAllAsleep, s_forever));
    }

    [Fact]
    public void Fewer_than_one_thread_is_refused()
        => Assert.Throws<ArgumentOutOfRangeException>(() => Compute.MaxThreads = 0);

    /// <summary>The thread of each of four parts, none of which ends before all have begun.</summary>
    private static int[] ThreadsOfParts(Barrier all)
    {
        var body = new RecordingMeeting { Barrier = all, Threads = new int[4] };
        Workers.For(4, ref body);
        return body.Threads;
    }

    private struct Counting : IParallelBody
    {
        public int[] Counts;

        public readonly void Run(int part) => Interlocked.Increment(ref Counts[part]);
    }

    private struct Recording : IParallelBody
    {
        public int[] Threads;

        public readonly void Run(int part) => Threads[part] = Environment.CurrentManagedThreadId;
    }

    private struct Meeting : IParallelBody
    {
        public Barrier Barrier;

        public readonly void Run(int part) => Assert.True(Barrier.SignalAndWait(s_forever));
    }

    private struct RecordingMeeting : IParallelBody
    {
        public Barrier Barrier;
        public int[] Threads;

        public readonly void Run(int part)
        {
            Threads[part] = Environment.CurrentManagedThreadId;
            Assert.True(Barrier.SignalAndWait(s_forever));
        }
    }

    private struct Nesting : IParallelBody
    {
        public int[] Inner, Outer;

        public readonly void Run(int part)
        {
            Outer[part] = Environment.CurrentManagedThreadId;
            var inner = new Recording { Threads = new int[8] };
            Workers.For(8, ref inner);
            inner.Threads.CopyTo(Inner, part * 8);
        }
    }

    private struct Failing : IParallelBody
    {
        public readonly void Run(int part)
        {
            if (part == 7)
                throw new InvalidOperationException("Part 7 fails.");
        }
    }
}
