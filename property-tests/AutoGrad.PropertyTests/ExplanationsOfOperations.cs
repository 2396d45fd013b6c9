using AutoGrad.Operations;

namespace AutoGrad.PropertyTests;

/// <summary>
/// Checks, for every element of every operand of every sample of every operation:
/// an explanation holds the element of the gradient;
/// the terms of the chain rule that explanations are made of sum to it;
/// for an element that is 0 the factors or terms that make it so are named.
/// </summary>
public class ExplanationsOfOperations
{
    public static TheoryData<string> Samples => [.. Subjects.Samples.Where(name => Subjects.Sample(name).IsDifferentiable)];

    [Theory, MemberData(nameof(Samples))]
    public void Agree_with_the_gradient(string name)
    {
        OperationSample sample = Subjects.Sample(name);
        foreach (int seed in (int[])[1, 2])
        {
            Tensor[] x = Operands.Draw(Subject.Of(name, sample), new Random(seed), decades: 1).Tensors();
            for (int operand = 0; operand < x.Length; operand++)
                Agree(sample, x, operand);
        }
    }

    static void Agree(OperationSample sample, Tensor[] x, int operand)
    {
        using var tape = new Tape();
        tape.Watch(x[operand]);
        Tensor y = Variable.Operation.Apply(sample.Apply(x)), seed = Jacobians.Weights(y.Shape);
        double[] gradient = tape.Gradient(y, x[operand], seed).ToArray<double>();
        Assert.All(gradient, (expected, place) =>
        {
            GradientExplanation explanation = tape.Explain(y, x[operand], ElementIndex.Of(x[operand].Shape, place), seed);
            Assert.Equal(expected, explanation.Gradient ?? 0);
            if (explanation is ZeroGradient zero)
                Assert.True(zero.Factors.Count + zero.Terms.Count > 0, $"Nothing is named: {zero}");
        });
        using var flow = new GradientFlow(tape, y.Slot, seed, [tape.FindSlot(x[operand])!.Value]);
        Assert.All(gradient, (expected, place) =>
        {
            double[] terms = [.. Terms(flow, tape.FindSlot(x[operand])!.Value, place)];
            Assert.Equal(expected, terms.Sum(), (1e-10 * terms.Sum(Math.Abs)) + 1e-13);
        });
    }

    static IEnumerable<double> Terms(GradientFlow flow, int slot, int place) =>
        from entry in flow.Ways.Uses(slot)
        let column = flow.StepAt(entry).ColumnAt(slot, place)
        from term in column.Places.Zip(column.Derivatives)
        select term.Second * flow.AdjointAt(entry, term.First);
}
