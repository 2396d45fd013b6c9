namespace AutoGrad.Benchmarks.Peers;

/// <summary>
/// One operation: evaluated on a paused tape, as a model is evaluated, or recorded and differentiated from a seed with respect to every variable.
/// </summary>
sealed class SingleOperation(OperationCase operation, string operands, bool isDifferentiated) : IWorkload
{
    readonly OperandSpec[] specs = Array.ConvertAll(operands.Split(','), OperandSpec.Parse);

    public string Name => $"{operation.Name} {string.Join(" ", specs.Select(spec => spec.Shape))}";

    public string Optimizer => "none";

    public string PeerName => $"operation:{operation.Name}:{Mode}:{operands}";

    public int Operations => 1;

    public IReadOnlyList<WorkloadMode> Modes => [new(Mode, isDifferentiated ? Backward : Forward)];

    string Mode => isDifferentiated ? "backward" : "forward";

    Action Forward()
    {
        Tensor[] x = Make(new Random(1));
        return () =>
        {
            using var tape = new Tape();
            using Pause pause = tape.Pause();
            operation.Function(x);
        };
    }

    Action Backward()
    {
        var random = new Random(1);
        Tensor[] x = Make(random);
        Tensor y = operation.Function(x);
        Tensor seed = Tensor.Normal(y.Shape, random, dtype: y.DType);
        Parameter[] variables = [.. x.OfType<Parameter>()];
        return () =>
        {
            using (new Tape())
                operation.Function(x).Backward(seed);
            foreach (Parameter variable in variables)
                variable.ClearGradient();
        };
    }

    Tensor[] Make(Random random) => Array.ConvertAll(specs, spec => spec.Make(random));
}
