namespace AutoGrad.Benchmarks.Peers;

/// <summary>Σ aᵢbᵢ, recorded and differentiated with respect to both: what a small operation costs.</summary>
sealed class ProductSum(int length) : IWorkload
{
    readonly Parameter a = new(Tensor.Normal([length], new Random(1)), "a"), b = new(Tensor.Normal([length], new Random(2)), "b");

    public string Name => $"(a*b).Sum(), n = {length}";

    public string Optimizer => "none";

    public string PeerName => $"product-sum:{length}";

    public int Operations => 1;

    public IReadOnlyList<WorkloadMode> Modes => [new("tape", Tape), new("replay", Replay)];

    Action Tape() => () =>
    {
        using (new Tape())
            (a * b).Sum().Backward();
        a.ClearGradient();
        b.ClearGradient();
    };

    Action Replay()
    {
        var program = TapeProgram.Capture(_ => (a * b).Sum());
        return () =>
        {
            program.Run();
            a.ClearGradient();
            b.ClearGradient();
        };
    }
}
