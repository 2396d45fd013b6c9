namespace AutoGrad.Benchmarks.Memory;

/// <summary>Measures the memory of a step that is called again and again.</summary>
static class StepMemory
{
    const int WarmUpSteps = 200, CountedSteps = 100;

    /// <summary>Bytes allocated on the managed heap by one step, once it is warm.</summary>
    public static double ManagedBytes(Action step)
    {
        Repeat(step, WarmUpSteps);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Repeat(step, CountedSteps);
        return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / CountedSteps;
    }

    /// <summary>The most bytes of pooled buffers that the step has in use at once.</summary>
    public static long PeakBytes(Action step)
    {
        step();
        BufferPool pool = BufferPool.Current;
        long before = pool.RentedBytes;
        pool.ResetPeak();
        step();
        return pool.PeakRentedBytes - before;
    }

    /// <summary>By how much the managed heap grows over some steps.</summary>
    public static long GrowthBytes(Action step, int steps)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        Repeat(step, steps);
        return GC.GetTotalMemory(forceFullCollection: true) - before;
    }

    static void Repeat(Action step, int times)
    {
        for (int i = 0; i < times; i++)
            step();
    }
}
