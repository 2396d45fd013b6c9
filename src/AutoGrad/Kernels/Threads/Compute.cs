namespace AutoGrad;

/// <summary>Settings of the computation that hold for the whole process.</summary>
public static class Compute
{
    private static int s_maxThreads = Environment.ProcessorCount;

    /// <summary>How many threads one operation may use, the calling thread included.</summary>
    /// <value>At first <see cref="Environment.ProcessorCount"/>; 1 keeps all work on the calling thread.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is smaller than 1.</exception>
    /// <remarks>Results do not depend on it: work is divided by output elements, so the same bits come out whatever it is.</remarks>
    public static int MaxThreads
    {
        get => Volatile.Read(ref s_maxThreads);
        set
        {
            if (value < 1)
            {
                throw new ArgumentOutOfRangeException(nameof(value), value,
                    $"MaxThreads counts the calling thread, so it must be at least 1; it was {value}.");
            }

            Volatile.Write(ref s_maxThreads, value);
        }
    }
}
