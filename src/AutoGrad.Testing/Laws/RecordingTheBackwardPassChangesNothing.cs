namespace AutoGrad.Testing;

/// <summary>
/// A backward pass that is recorded, and so runs as operations on tensors, gives the same numbers as one that is not, and so runs in fused loops;
/// so does one that adds into an adjoint which holds an earlier contribution.
/// </summary>
public sealed class RecordingTheBackwardPassChangesNothing : GradientLaw
{
    /// <inheritdoc/>
    public override string Statement => "recording the backward pass changes nothing, and gradients accumulate";

    internal override bool IsOfFunctions => false;

    private protected override void At(Subject subject, Operands operands)
    {
        if (!subject.IsDifferentiable)
            return;
        using var tape = new Tape();
        Tensor[] x = operands.Tensors();
        Array.ForEach(x, tape.Watch);
        Tensor y = subject.Apply(x), again = subject.Apply(x);
        Tensor seed = Jacobians.Weights(y.Shape);
        Tensor both = Variable.Operation.Apply(y) + again;
        for (int i = 0; i < x.Length; i++)
        {
            double[] fused = Jacobians.Pullback(tape, y, x[i], seed).ToArray<double>();
            double[] recorded = Jacobians.Pullback(tape, y, x[i], seed, createGraph: true).ToArray<double>();
            double[] twice = [.. Jacobians.Pullback(tape, both, x[i], seed).ToArray<double>().Select(g => g / 2)];
            Compare(i, "recorded", fused, recorded);
            Compare(i, "accumulated", fused, twice);
        }
    }

    void Compare(int operand, string how, double[] expected, double[] computed)
    {
        double size = expected.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        for (int i = 0; i < expected.Length; i++)
        {
            int place = i;
            Require(
                expected[i].Equals(computed[i]) || Math.Abs(expected[i] - computed[i]) <= (1e-11 * Math.Abs(expected[i])) + (1e-14 * size),
                () => $"operand {operand}, element {place}: {how} {computed[place]:R}, plain {expected[place]:R}");
        }
    }
}
