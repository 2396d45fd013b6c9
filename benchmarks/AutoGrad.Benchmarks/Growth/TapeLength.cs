using System.Diagnostics;
using AutoGrad.Benchmarks.Timing;

namespace AutoGrad.Benchmarks.Growth;

/// <summary>Times a chain of multiplications of 16 elements on a tape, the recording and the backward pass each by itself.</summary>
sealed class TapeLength
{
    const int Elements = 16;

    readonly Parameter a = new(Tensor.Normal([Elements], new Random(1)), "a");
    readonly Tensor factor = Tensor.Ones([Elements]);

    /// <summary>Median seconds to record a chain of <paramref name="entries"/> entries and dispose of it, and to go backward through it.</summary>
    public (double Record, double Backward) Seconds(int entries, int rounds)
    {
        var record = new double[rounds];
        var backward = new double[rounds];
        for (int round = 0; round < rounds; round++)
            (record[round], backward[round]) = Once(entries);
        return (Median.Of(record), Median.Of(backward));
    }

    (double Record, double Backward) Once(int entries)
    {
        long start = Stopwatch.GetTimestamp();
        var tape = new Tape();
        Tensor y = a;
        for (int i = 1; i < entries; i++)
            y *= factor;
        Tensor sum = y.Sum();
        TimeSpan recording = Stopwatch.GetElapsedTime(start);

        start = Stopwatch.GetTimestamp();
        sum.Backward();
        TimeSpan backward = Stopwatch.GetElapsedTime(start);

        start = Stopwatch.GetTimestamp();
        tape.Dispose();
        a.ClearGradient();
        return ((recording + Stopwatch.GetElapsedTime(start)).TotalSeconds, backward.TotalSeconds);
    }
}
