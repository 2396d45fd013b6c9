namespace AutoGrad.Benchmarks.Peers;

/// <summary>A chain of multiplications by a constant, forward and backward; the time is that of one multiplication.</summary>
sealed class MultiplicationChain(int length, int multiplications) : IWorkload
{
    readonly Parameter a = new(Tensor.Normal([length], new Random(1)), "a");
    readonly Tensor factor = Tensor.Ones([length]);

    public string Name => $"one of {multiplications} a*b, n = {length}";

    public string Optimizer => "none";

    public string PeerName => $"chain:{length}:{multiplications}";

    public int Operations => multiplications;

    public IReadOnlyList<WorkloadMode> Modes => [new("tape", Tape), new("replay", Replay)];

    Action Tape() => () =>
    {
        using (new Tape())
            Chain().Backward();
        a.ClearGradient();
    };

    Action Replay()
    {
        var program = TapeProgram.Capture(_ => Chain());
        return () =>
        {
            program.Run();
            a.ClearGradient();
        };
    }

    Tensor Chain()
    {
        Tensor y = a;
        for (int i = 0; i < multiplications; i++)
            y *= factor;
        return y.Sum();
    }
}
