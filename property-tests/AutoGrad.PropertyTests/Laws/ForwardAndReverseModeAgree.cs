using AutoGrad.Operations;

namespace AutoGrad.PropertyTests;

/// <summary>
/// Checks:
/// ⟨u, J·v⟩ = ⟨Jᵀ·u, v⟩ for every operand of every operation;
/// a tangent has the shape and dtype of the result.
/// </summary>
public class ForwardAndReverseModeAgree
{
    [Theory, MemberData(nameof(Subjects.Samples), MemberType = typeof(Subjects))]
    public void Of_an_operation(string name) => Check(name, Subjects.Sample(name));

    internal static void Check(string name, OperationSample sample)
    {
        if (!sample.IsDifferentiable)
            return;
        Law.ForAll(name, Operands.Of(sample), operands =>
        {
            Tensor[] x = operands.Tensors();
            for (int operand = 0; operand < x.Length; operand++)
                Check(sample, x, operand);
        }, cases: 5);
    }

    static void Check(OperationSample sample, Tensor[] x, int operand)
    {
        Tensor F(Tensor z) => sample.Apply([.. x.Select((other, i) => i == operand ? z : other)]);
        Tensor v = Jacobians.Weights(x[operand].Shape, seed: 11);
        (Tensor y, Tensor tangent) = Differentiate.Jvp(F, x[operand], v);
        Law.Require(tangent.Shape == y.Shape && tangent.DType == y.DType, () => $"operand {operand}: the tangent is {tangent.DType} {tangent.Shape}, the result {y.DType} {y.Shape}");
        Tensor u = Jacobians.Weights(y.Shape, seed: 13);
        Tensor adjoint = Differentiate.Vjp(F, x[operand], u).Product;
        double forward = Jacobians.Dot(u, tangent), reverse = Jacobians.Dot(adjoint, v);
        double size = Jacobians.DotOfSizes(u, tangent) + Jacobians.DotOfSizes(adjoint, v);
        Law.Require(
            Math.Abs(forward - reverse) <= (1e-10 * size) + 1e-13 || forward.Equals(reverse) || !double.IsFinite(size),
            () => $"operand {operand}: ⟨u, Jv⟩ = {forward:R}, but ⟨Jᵀu, v⟩ = {reverse:R}");
    }
}
