using AutoGrad.Operations;

namespace AutoGrad.Testing;

/// <summary>
/// The Float32 value of a function is that in Float64 to a few units in the last place, times how much the function magnifies errors of its operands, over six
/// decades of its domain; its Float32 derivative agrees with that in Float64, and so do results and gradients of every operation: |a − b| ≤ 1e-4 · max(1, |a| + |b|).
/// </summary>
public sealed class FloatAgreesWithDouble : GradientLaw
{
    const double Ulps = 4;
    const double Distance = 1e-4;

    /// <inheritdoc/>
    public override string Statement => "results and gradients in Float32 agree with those in Float64";

    private protected override int Points => 200;

    private protected override void At(PointwiseSample f, Point point)
    {
        float[] narrow = [.. point.X.Select(x => (float)x)];
        double[] wide = [.. narrow.Select(x => (double)x)];
        if (wide.Where((x, i) => !f.Domains[i].Contains(x)).Any())
            return;
        double error = Float32Accuracy.Error(f.Value(narrow), f.Value(wide));
        double magnified = Enumerable.Range(0, f.Arity).Sum(i => Math.Abs(wide[i] * f.Derivative(i, wide))) / Math.Abs(f.Value(wide));
        Require(!(error > Ulps * (1 + magnified)), () => $"the value at {new Point(wide)} is {f.Value(narrow):R} in float, {f.Value(wide):R} in double: {error:G3} ulp");
        for (int i = 0; i < f.Arity; i++)
        {
            double computed = f.Derivative(i, narrow), expected = f.Derivative(i, wide);
            Require(AreClose(computed, expected), () => $"∂/∂{f.OperandNames[i]} at {new Point(wide)} is {computed:R} in float, {expected:R} in double");
        }
    }

    private protected override void At(Subject subject, Operands operands)
    {
        (Tensor narrow, Tensor[] narrowGradients) = Evaluate(subject, operands.Tensors(DType.Float32));
        (Tensor wide, Tensor[] wideGradients) = Evaluate(subject, [.. operands.Tensors(DType.Float32).Select(x => x.To(DType.Float64))]);
        Compare("the result", narrow, wide);
        for (int i = 0; i < narrowGradients.Length; i++)
            Compare($"the gradient of operand {i}", narrowGradients[i], wideGradients[i]);
    }

    static (Tensor Result, Tensor[] Gradients) Evaluate(Subject subject, Tensor[] x)
    {
        using var tape = new Tape();
        Array.ForEach(x, tape.Watch);
        Tensor y = subject.Apply(x);
        Tensor[] gradients = subject.IsDifferentiable && y.DType.IsFloating
            ? [.. x.Select(operand => Jacobians.Pullback(tape, y, operand, Jacobians.Weights(y.Shape, y.DType)).Detach())]
            : [];
        return (y.Detach(), gradients);
    }

    void Compare(string what, Tensor narrow, Tensor wide)
    {
        double[] computed = narrow.To(DType.Float64).ToArray<double>(), expected = wide.To(DType.Float64).ToArray<double>();
        for (int i = 0; i < expected.Length; i++)
        {
            int place = i;
            Require(AreClose(computed[i], expected[i]), () => $"{what}, element {place}, is {computed[place]:R} in float, {expected[place]:R} in double");
        }
    }

    static bool AreClose(double narrow, double wide) =>
        narrow.Equals(wide)
        || Math.Abs(narrow - wide) <= Distance * Math.Max(1, Math.Abs(narrow) + Math.Abs(wide))
        || (Math.Abs(wide) > float.MaxValue && Math.Abs(narrow) >= float.MaxValue);
}
