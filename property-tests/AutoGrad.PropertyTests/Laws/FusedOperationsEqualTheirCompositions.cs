using AutoGrad.Operations;

namespace AutoGrad.PropertyTests;

/// <summary>
/// An operation that fuses several into one has the value of these, to a few units in the last place of the largest result; so have its gradients, of whose
/// terms the largest may be an element of the adjoint.
/// </summary>
internal sealed class FusedOperationsEqualTheirCompositions : GradientLaw
{
    /// <summary>In units of the rounding of a double: several roundings on either side, of sums of some ten terms that may cancel.</summary>
    const double Roundings = 64;

    public override string Statement => "a fused operation has the value and the gradients of its composition";

    public void Check(string name, Func<Tensor[], Tensor> composition, OperationSample sample)
    {
        var subject = Subject.Of(name, sample);
        ForAll(name, Operands.Of(subject), operands =>
        {
            using var tape = new Tape();
            Tensor[] x = operands.Tensors();
            Array.ForEach(x, tape.Watch);
            Tensor fused = sample.Apply(x), composed = composition(x);
            Compare("the value", composed, fused, 0);
            Tensor seed = Jacobians.Weights(fused.Shape);
            double term = LargestOf(seed.ToArray<double>());
            for (int i = 0; i < x.Length; i++)
                Compare($"the gradient of operand {i}", Jacobians.Pullback(tape, composed, x[i], seed), Jacobians.Pullback(tape, fused, x[i], seed), term);
        }, cases: 50);
    }

    void Compare(string what, Tensor expected, Tensor computed, double term)
    {
        Require(expected.Shape == computed.Shape, () => $"{what} is {computed.Shape}, composed {expected.Shape}");
        double[] composed = expected.ToArray<double>(), fused = computed.ToArray<double>();
        double size = Math.Max(term, LargestOf(composed)), tolerance = Roundings * (double.BitIncrement(size) - size);
        for (int i = 0; i < composed.Length; i++)
        {
            int place = i;
            Require(Math.Abs(composed[i] - fused[i]) <= tolerance, () => $"{what} at element {place} is {fused[place]:R}, composed {composed[place]:R}");
        }
    }

    static double LargestOf(double[] numbers) => numbers.Select(Math.Abs).DefaultIfEmpty(0).Max();
}
