using AutoGrad.Operations;
using BenchmarkDotNet.Attributes;

namespace AutoGrad.Benchmarks.Suites;

/// <summary>Every operation of the catalogue, by its first sample, on operands of some 65,000 elements in Float32.</summary>
[MemoryDiagnoser]
public class OperationBenchmarks
{
    const int Elements = 1 << 16;

    OperationSample sample = null!;
    Tensor[] x = [];
    Tensor seed = null!;

    [ParamsSource(nameof(Operations))]
    public string Operation { get; set; } = "";

    public static IEnumerable<string> Operations => OperationCatalogue.Entries.Select(entry => entry.Name);

    [GlobalSetup]
    public void Setup()
    {
        sample = OperationCatalogue.Entries.Single(entry => entry.Name == Operation).Samples[0];
        x = new GrownSample(sample, Elements).Operands(DType.Float32);
        Tensor y = sample.Apply(x);
        seed = y.DType.IsFloating ? Tensor.Ones(y.Shape, y.DType) : y;
    }

    [Benchmark]
    public int Forward()
    {
        using var tape = new Tape();
        return sample.Apply(x).Length;
    }

    [Benchmark]
    public int ForwardAndBackward()
    {
        using var tape = new Tape();
        Array.ForEach(x, tape.Watch);
        Tensor y = sample.Apply(x);
        return sample.IsDifferentiable && x.Length > 0 ? tape.Gradients(Variable.Operation.Apply(y), x, seed).Length : y.Length;
    }
}
