using BenchmarkDotNet.Attributes;

namespace AutoGrad.Benchmarks.Suites;

/// <summary>A pointwise function forward and backward over 100,000 elements.</summary>
[MemoryDiagnoser]
public class PointwiseBenchmarks
{
    readonly Tensor x = Tensor.Uniform([100_000], new Random(1), -3, 3);

    [Benchmark]
    public double ExpForward()
    {
        using var tape = new Tape();
        return x.Exp().Length;
    }

    [Benchmark]
    public double TanhForwardAndBackward()
    {
        using var tape = new Tape();
        tape.Watch(x);
        return tape.Gradient(x.Tanh().Sum(), x).Length;
    }
}
