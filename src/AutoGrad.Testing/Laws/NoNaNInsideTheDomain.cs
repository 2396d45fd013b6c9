using AutoGrad.Operations;

namespace AutoGrad.Testing;

/// <summary>
/// Value and derivative of a function are numbers everywhere in its declared domain, in Float32 and in Float64; so are results and gradients of every operation.
/// </summary>
public sealed class NoNaNInsideTheDomain : GradientLaw
{
    /// <inheritdoc/>
    public override string Statement => "inside the domain there is no NaN, in value or gradient";

    private protected override int Points => 200;

    private protected override double DecadesOfPoints => 6;

    private protected override int Cases => 10;

    private protected override double Decades => 1.5;

    private protected override void At(PointwiseSample f, Point point)
    {
        float[] narrow = [.. point.X.Select(x => (float)x)];
        bool inside = !narrow.Where((x, i) => !f.Domains[i].Contains(x)).Any();
        Require(!double.IsNaN(f.Value(point.X)), () => "the value is NaN; if it is meant to be, declare a smaller domain");
        Require(!inside || !float.IsNaN(f.Value(narrow)), () => "the value is NaN in float");
        for (int i = 0; i < f.Arity; i++)
        {
            Require(!double.IsNaN(f.Derivative(i, point.X)), () => $"∂/∂{f.OperandNames[i]} is NaN");
            Require(!inside || !float.IsNaN(f.Derivative(i, narrow)), () => $"∂/∂{f.OperandNames[i]} is NaN in float");
        }
    }

    private protected override void At(Subject subject, Operands operands)
    {
        using var tape = new Tape();
        Tensor[] x = operands.Tensors();
        Array.ForEach(x, tape.Watch);
        Tensor y = subject.Apply(x);
        Require("the result", y);
        if (!subject.IsDifferentiable || !y.DType.IsFloating)
            return;
        for (int i = 0; i < x.Length; i++)
            Require($"the gradient of operand {i}", Jacobians.Pullback(tape, y, x[i], Jacobians.Weights(y.Shape)));
    }

    void Require(string what, Tensor tensor) => Require(
        !Array.Exists(tensor.To(DType.Float64).ToArray<double>(), double.IsNaN),
        () => $"{what} has a NaN: {tensor}; if it is meant to have, declare a smaller domain");
}
