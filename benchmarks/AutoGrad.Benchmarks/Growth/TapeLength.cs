using System.Diagnostics;
using AutoGrad.Benchmarks.Timing;

namespace AutoGrad.Benchmarks.Growth;

/// <summary>Times a chain of multiplications of 16 elements on a tape, the recording and the backward pass each by itself.</summary>
sealed class TapeLength
{
    const int Elements = 16;

    readonly Parameter a = new(Tensor.Normal([Elements], new Random(1)), "a");
    readonly Tensor factor = Tensor.Ones([Elements]);

    /// <summary>Nanoseconds to record one of <paramref name="entries"/> entries and dispose of it, and to go backward through it: medians of several tapes.</summary>
    public (double Record, double Backward) Nanoseconds(int entries, int tapes)
    {
        var record = new double[tapes];
        var backward = new double[tapes];
        for (int tape = 0; tape < tapes; tape++)
            (record[tape], backward[tape]) = Once(entries);
        return (Median.Of(record) / entries * 1e9, Median.Of(backward) / entries * 1e9);
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
