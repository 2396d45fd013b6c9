using AutoGrad.Operations;

namespace AutoGrad.PropertyTests;

/// <summary>
/// Checks:
/// the float value of a function is that in double to a few units in the last place, times how much the function magnifies errors of its operands, over six
/// decades of its domain;
/// its float derivative agrees with that in double, and so do results and gradients of every operation: |a − b| ≤ 1e-4 · max(1, |a| + |b|).
/// </summary>
public class FloatAgreesWithDouble
{
    const double Ulps = 4;
    const double Distance = 1e-4;

    [Theory, MemberData(nameof(Subjects.Functions), MemberType = typeof(Subjects))]
    public void Of_a_function(string name) => Check(Subjects.Function(name));

    [Theory, MemberData(nameof(Subjects.Samples), MemberType = typeof(Subjects))]
    public void Of_an_operation(string name) => Check(name, Subjects.Sample(name));

    internal static void Check(PointwiseSample f) => Law.ForAll(f.ToString(), Point.Of(f), point =>
    {
        float[] narrow = [.. point.X.Select(x => (float)x)];
        double[] wide = [.. narrow.Select(x => (double)x)];
        if (wide.Where((x, i) => !f.Domains[i].Contains(x)).Any())
            return;
        double error = Float32Accuracy.Error(f.Value(narrow), f.Value(wide));
        double magnified = Enumerable.Range(0, f.Arity).Sum(i => Math.Abs(wide[i] * f.Derivative(i, wide))) / Math.Abs(f.Value(wide));
        Law.Require(!(error > Ulps * (1 + magnified)), () => $"the value at {new Point(wide)} is {f.Value(narrow):R} in float, {f.Value(wide):R} in double: {error:G3} ulp");
        for (int i = 0; i < f.Arity; i++)
        {
            double computed = f.Derivative(i, narrow), expected = f.Derivative(i, wide);
            Law.Require(AreClose(computed, expected), () => $"∂/∂{f.OperandNames[i]} at {new Point(wide)} is {computed:R} in float, {expected:R} in double");
        }
    }, cases: 200);

    internal static void Check(string name, OperationSample sample) => Law.ForAll(name, Operands.Of(sample), operands =>
    {
        (Tensor narrow, Tensor[] narrowGradients) = Evaluate(sample, operands.Tensors(DType.Float32));
        (Tensor wide, Tensor[] wideGradients) = Evaluate(sample, [.. operands.Tensors(DType.Float32).Select(x => x.To(DType.Float64))]);
        Compare("the result", narrow, wide);
        for (int i = 0; i < narrowGradients.Length; i++)
            Compare($"the gradient of operand {i}", narrowGradients[i], wideGradients[i]);
    }, cases: 5);

    static (Tensor Result, Tensor[] Gradients) Evaluate(OperationSample sample, Tensor[] x)
    {
        using var tape = new Tape();
        Array.ForEach(x, tape.Watch);
        Tensor y = sample.Apply(x);
        Tensor[] gradients = sample.IsDifferentiable && y.DType.IsFloating
            ? [.. x.Select(operand => Jacobians.Pullback(tape, y, operand, Jacobians.Weights(y.Shape, y.DType)).Detach())]
            : [];
        return (y.Detach(), gradients);
    }

    static void Compare(string what, Tensor narrow, Tensor wide)
    {
        double[] computed = narrow.To(DType.Float64).ToArray<double>(), expected = wide.To(DType.Float64).ToArray<double>();
        for (int i = 0; i < expected.Length; i++)
        {
            int place = i;
            Law.Require(AreClose(computed[i], expected[i]), () => $"{what}, element {place}, is {computed[place]:R} in float, {expected[place]:R} in double");
        }
    }

    static bool AreClose(double narrow, double wide) =>
        narrow.Equals(wide)
        || Math.Abs(narrow - wide) <= Distance * Math.Max(1, Math.Abs(narrow) + Math.Abs(wide))
        || (Math.Abs(wide) > float.MaxValue && Math.Abs(narrow) >= float.MaxValue);
}
