using AutoGrad.Operations;

namespace AutoGrad.PropertyTests;

/// <summary>
/// Checks:
/// value and derivative of a function are numbers everywhere in its declared domain, in float and in double;
/// so are results and gradients of every operation.
/// </summary>
public class NoNaNInsideTheDomain
{
    [Theory, MemberData(nameof(Subjects.Functions), MemberType = typeof(Subjects))]
    public void Of_a_function(string name) => Check(Subjects.Function(name));

    [Theory, MemberData(nameof(Subjects.Samples), MemberType = typeof(Subjects))]
    public void Of_an_operation(string name) => Check(name, Subjects.Sample(name));

    internal static void Check(PointwiseSample f) => Law.ForAll(f.ToString(), Point.Of(f, decades: 6), point =>
    {
        float[] narrow = [.. point.X.Select(x => (float)x)];
        bool inside = !narrow.Where((x, i) => !f.Domains[i].Contains(x)).Any();
        Law.Require(!double.IsNaN(f.Value(point.X)), () => "the value is NaN");
        Law.Require(!inside || !float.IsNaN(f.Value(narrow)), () => "the value is NaN in float");
        for (int i = 0; i < f.Arity; i++)
        {
            Law.Require(!double.IsNaN(f.Derivative(i, point.X)), () => $"∂/∂{f.OperandNames[i]} is NaN");
            Law.Require(!inside || !float.IsNaN(f.Derivative(i, narrow)), () => $"∂/∂{f.OperandNames[i]} is NaN in float");
        }
    }, cases: 200);

    internal static void Check(string name, OperationSample sample) => Law.ForAll(name, Operands.Of(sample, decades: 1.5), operands =>
    {
        using var tape = new Tape();
        Tensor[] x = operands.Tensors();
        Array.ForEach(x, tape.Watch);
        Tensor y = sample.Apply(x);
        Require("the result", y);
        if (!sample.IsDifferentiable || !y.DType.IsFloating)
            return;
        for (int i = 0; i < x.Length; i++)
            Require($"the gradient of operand {i}", Jacobians.Pullback(tape, y, x[i], Jacobians.Weights(y.Shape)));
    }, cases: 10);

    static void Require(string what, Tensor tensor) => Law.Require(
        !Array.Exists(tensor.To(DType.Float64).ToArray<double>(), double.IsNaN),
        () => $"{what} has a NaN: {tensor}");
}
