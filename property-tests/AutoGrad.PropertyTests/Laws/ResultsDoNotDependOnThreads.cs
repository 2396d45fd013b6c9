using AutoGrad.Operations;

namespace AutoGrad.PropertyTests;

/// <summary>
/// The result of an operation and its gradients, on operands that are large enough to be divided, are the same for one thread and for two, to the last bit; so
/// are those of random programs.
/// </summary>
internal sealed class ResultsDoNotDependOnThreads : GradientLaw
{
    /// <summary>Enough for the cheapest operation to be divided.</summary>
    const int Elements = 1 << 19;

    public override string Statement => "one thread and two compute the same bits";

    public void CheckRandomPrograms(int programs) => ForAll("random programs", RandomProgram.Large, program => Check(program), programs);

    public new void Check(string name, OperationSample sample)
    {
        Tensor[] x = new GrownSample(sample, Elements).Operands(DType.Float32);
        Compare(name, () => OutcomeOf(sample, x));
    }

    void Check(RandomProgram program)
    {
        Parameter[] parameters = program.MakeParameters();
        Tensor[] inputs = program.MakeInputs(0);
        Compare("the program", () => Outcome.OfRecording(() => program.Loss(inputs, parameters), parameters));
    }

    void Compare(string name, Func<Outcome> compute)
    {
        int before = Compute.MaxThreads;
        try
        {
            Compute.MaxThreads = 1;
            Outcome alone = compute();
            Compute.MaxThreads = 2;
            string? difference = alone.Difference(compute(), "on one thread", "on two");
            Require(difference is null, () => $"{name}: {difference}");
        }
        finally
        {
            Compute.MaxThreads = before;
        }
    }

    static Outcome OutcomeOf(OperationSample sample, Tensor[] x)
    {
        using var tape = new Tape();
        Array.ForEach(x, tape.Watch);
        Tensor y = sample.Apply(x);
        Tensor[] gradients = [];
        if (sample.IsDifferentiable)
        {
            Tensor seed = Fitting.To(Jacobians.Weights([GrownSample.Period], y.DType), y.Shape, variation: 0);
            gradients = [.. x.Select(operand => Jacobians.Pullback(tape, y, operand, seed).Detach())];
        }

        return new Outcome(y.Detach(), gradients);
    }
}
