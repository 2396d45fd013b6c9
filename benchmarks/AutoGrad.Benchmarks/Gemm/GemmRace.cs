using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AutoGrad.Benchmarks.Commands;
using AutoGrad.Benchmarks.Timing;

namespace AutoGrad.Benchmarks.Gemm;

/// <summary>One product, or one batch of them: ours, OpenBLAS's and the multiply-add peak in turn; for several threads, ours on one thread too.</summary>
sealed unsafe class GemmRace<T> : IDisposable
    where T : unmanaged
{
    /// <summary>The steps of the peak's loop in one call, some 10 µs.</summary>
    const int PeakSteps = 5000;

    readonly GemmProblem problem;
    readonly OpenBlas? openBlas;
    readonly int threads;
    readonly T* a, b, c;

    public GemmRace(GemmProblem problem, OpenBlas? openBlas, int threads)
    {
        this.problem = problem;
        this.openBlas = openBlas;
        this.threads = threads;
        a = Fill(problem.Batch * problem.M * problem.K);
        b = Fill(problem.Batch * problem.K * problem.N);
        c = Fill(problem.Batch * problem.M * problem.N);
    }

    /// <summary>Runs so many rounds and returns the medians.</summary>
    public GemmRow Run(int rounds, TimeSpan duration)
    {
        var ours = new WakefulAction(() => Multiply(threads), threads);
        var peak = new WakefulAction(() => FmaPeak.Run<T>(threads, PeakSteps), threads);
        var oursAlone = new WakefulAction(() => Multiply(1), threads);
        IContender[] theirs = openBlas is null ? [] : [new WakefulAction(MultiplyByOpenBlas, threads)];
        Race race = Race.Run(rounds, duration, TimeSpan.Zero, threads > 1 ? [ours, peak, oursAlone, .. theirs] : [ours, peak, .. theirs]);
        int last = threads > 1 ? 3 : 2;
        double operationsOfPeak = threads * FmaPeak.Operations<T>(PeakSteps);
        return new GemmRow(problem.Form, problem.M, problem.N, problem.K, problem.Batch, threads, typeof(T) == typeof(float) ? SharedOptions.Float32 : SharedOptions.Float64,
            Gflops: problem.Operations / race.Seconds(0) / 1e9,
            OfPeak: race.Ratio(1, 0) * problem.Operations / operationsOfPeak,
            OpenblasGflops: openBlas is null ? null : problem.Operations / race.Seconds(last) / 1e9,
            Ratio: openBlas is null ? null : race.Ratio(last, 0),
            OfOneThread: threads > 1 ? race.Ratio(2, 0) : null);
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(a);
        NativeMemory.AlignedFree(b);
        NativeMemory.AlignedFree(c);
    }

    /// <remarks>Optimized at once, since the products are over before the background compiler would have replaced a slow call.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Multiply(int maxThreads)
    {
        Compute.MaxThreads = maxThreads;
        (int sizeA, int sizeB, int sizeC) = (problem.M * problem.K, problem.K * problem.N, problem.M * problem.N);
        var left = new ReadOnlySpan<T>(a, problem.Batch * sizeA);
        var right = new ReadOnlySpan<T>(b, problem.Batch * sizeB);
        var result = new Span<T>(c, problem.Batch * sizeC);
        if (problem.Batch == 1)
        {
            Kernels.Gemm.Multiply(
                problem.TransposesA, problem.TransposesB, problem.M, problem.N, problem.K,
                left, problem.RowOfA, right, problem.RowOfB, result, problem.N, accumulate: false);
        }
        else
        {
            Kernels.Gemm.MultiplyBatched(
                problem.Batch, problem.TransposesA, problem.TransposesB, problem.M, problem.N, problem.K,
                left, problem.RowOfA, sizeA, right, problem.RowOfB, sizeB, result, problem.N, sizeC, accumulate: false);
        }
    }

    /// <remarks>OpenBLAS 0.3.21 has no batches, so each product is a call.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void MultiplyByOpenBlas()
    {
        for (int i = 0; i < problem.Batch; i++)
            openBlas!.Multiply(problem, a + (i * problem.M * problem.K), b + (i * problem.K * problem.N), c + (i * problem.M * problem.N));
    }

    static T* Fill(int count)
    {
        const nuint cacheLine = 64;
        T* values = (T*)NativeMemory.AlignedAlloc((nuint)count * (nuint)sizeof(T), cacheLine);
        var random = new Random(1);
        for (int i = 0; i < count; i++)
        {
            double value = 2 * random.NextDouble() - 1;
            if (typeof(T) == typeof(float))
                ((float*)values)[i] = (float)value;
            else
                ((double*)values)[i] = value;
        }

        return values;
    }
}
