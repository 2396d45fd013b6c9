using AutoGrad.Losses;
using AutoGrad.Modules;
using AutoGrad.Optimizers;

namespace AutoGrad.Benchmarks.Peers;

/// <summary>A training step of a multilayer perceptron on one batch, by the ordinary surface: modules, a loss and an optimizer.</summary>
/// <param name="widths">The widths of the layers, such as <c>784-128-10</c>.</param>
/// <param name="batch">Rows in a batch.</param>
/// <param name="optimizer">"sgd" or "adam".</param>
/// <remarks>
/// With one output, tanh and binary cross-entropy with logits; with more, ReLU and cross-entropy. Batches lie in memory before the clock
/// starts, on both sides. A replay is given its batch at each step, as in training.
/// </remarks>
sealed class TrainingStep(string widths, int batch, string optimizer) : IWorkload
{
    readonly int[] lengths = Array.ConvertAll(widths.Split('-'), int.Parse);

    public string Name => $"{widths}, batch {batch}";

    public string Optimizer => optimizer;

    public string PeerName => $"train:{widths}:{batch}:{(IsBinary ? "tanh" : "relu")}:{(IsBinary ? "bce-with-logits" : "cross-entropy")}";

    public int Operations => 1;

    public IReadOnlyList<WorkloadMode> Modes => [new("tape", Tape), new("replay", Replay)];

    bool IsBinary => lengths[^1] == 1;

    Func<Tensor, Tensor, Tensor> LossFunction => IsBinary ? Loss.BinaryCrossEntropyWithLogits : Loss.CrossEntropy;

    /// <summary>A call that records, differentiates and updates.</summary>
    public Action Tape()
    {
        Sequential model = Model();
        Optimizer update = UpdateOf(model);
        (Tensor x, Tensor targets) = Data();
        Func<Tensor, Tensor, Tensor> lossOf = LossFunction;
        return () =>
        {
            using var tape = new Tape();
            Tensor loss = lossOf(model.Forward(x), targets);
            loss.Backward();
            update.Step();
            update.ZeroGradients();
        };
    }

    /// <summary>A call that replays what was recorded once.</summary>
    public Action Replay()
    {
        (Tensor x, Tensor targets) = Data();
        TapeProgram program = Capture(x, targets);
        return () =>
        {
            program.SetInput(0, x);
            program.SetInput(1, targets);
            program.Run();
        };
    }

    /// <summary>What the backward pass of a step needs of the forward pass, in bytes: results that its rules read, each once.</summary>
    public long BytesKept()
    {
        Sequential model = Model();
        (Tensor x, Tensor targets) = Data();
        using var tape = new Tape();
        LossFunction(model.Forward(x), targets);
        return TapeListing.Of(tape).Sum(line => line.BytesKept);
    }

    /// <summary>The bytes that a replay has planned for all that a step computes on its way.</summary>
    public long PlannedBytes()
    {
        (Tensor x, Tensor targets) = Data();
        using TapeProgram program = Capture(x, targets);
        return program.PlannedBytes;
    }

    TapeProgram Capture(Tensor x, Tensor targets)
    {
        Sequential model = Model();
        Func<Tensor, Tensor, Tensor> lossOf = LossFunction;
        return TapeProgram.Capture(inputs => lossOf(model.Forward(inputs[0]), inputs[1]), UpdateOf(model), x, targets);
    }

    Sequential Model()
    {
        var random = new Random(1);
        var modules = new List<Module>();
        for (int layer = 1; layer < lengths.Length; layer++)
        {
            modules.Add(new Linear(lengths[layer - 1], lengths[layer], random));
            if (layer < lengths.Length - 1)
                modules.Add(IsBinary ? new Tanh() : new Relu());
        }

        return new Sequential([.. modules]);
    }

    Optimizer UpdateOf(Module model) => optimizer == "adam"
        ? new Adam(model.Parameters(), learningRate: 1e-3)
        : new Sgd(model.Parameters(), learningRate: 1e-2);

    (Tensor X, Tensor Targets) Data()
    {
        var random = new Random(2);
        Tensor x = Tensor.Normal([batch, lengths[0]], random);
        Tensor targets = IsBinary
            ? Tensor.From([.. Enumerable.Range(0, batch).Select(_ => (float)random.Next(2))], [batch, 1])
            : Tensor.From([.. Enumerable.Range(0, batch).Select(_ => random.Next(lengths[^1]))], [batch]);
        return (x, targets);
    }
}
