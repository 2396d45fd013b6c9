using BenchmarkDotNet.Attributes;

namespace AutoGrad.Benchmarks.Suites;

/// <summary>The matrix product at the shapes of small networks, without a tape.</summary>
[MemoryDiagnoser]
public class MatMulBenchmarks
{
    Tensor left = null!, right = null!;

    [Params("64x64x64", "64x784x128", "128x784x512", "128x256x10", "512x512x512")]
    public string Size { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        int[] lengths = Array.ConvertAll(Size.Split('x'), int.Parse);
        var random = new Random(1);
        left = Tensor.Uniform([lengths[0], lengths[1]], random, -1, 1);
        right = Tensor.Uniform([lengths[1], lengths[2]], random, -1, 1);
    }

    [Benchmark]
    public float MatMul()
    {
        using var tape = new Tape();
        return left.MatMul(right).AsSpan<float>()[0];
    }
}
