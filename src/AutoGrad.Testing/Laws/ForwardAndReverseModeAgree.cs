namespace AutoGrad.Testing;

/// <summary>⟨u, J·v⟩ = ⟨Jᵀ·u, v⟩ for every operand of every operation; a tangent has the shape and dtype of the result.</summary>
public sealed class ForwardAndReverseModeAgree : GradientLaw
{
    /// <inheritdoc/>
    public override string Statement => "forward mode agrees with reverse mode: ⟨u, Jv⟩ = ⟨Jᵀu, v⟩";

    internal override bool IsOfFunctions => false;

    private protected override void At(Subject subject, Operands operands)
    {
        if (!subject.IsDifferentiable)
            return;
        Tensor[] x = operands.Tensors();
        for (int operand = 0; operand < x.Length; operand++)
            Check(subject, x, operand);
    }

    void Check(Subject subject, Tensor[] x, int operand)
    {
        Tensor F(Tensor z) => subject.Apply([.. x.Select((other, i) => i == operand ? z : other)]);
        Tensor v = Jacobians.Weights(x[operand].Shape, seed: 11);
        (Tensor y, Tensor tangent) = Differentiate.Jvp(F, x[operand], v);
        Require(tangent.Shape == y.Shape && tangent.DType == y.DType, () => $"operand {operand}: the tangent is {tangent.DType} {tangent.Shape}, the result {y.DType} {y.Shape}");
        Tensor u = Jacobians.Weights(y.Shape, seed: 13);
        Tensor adjoint = Differentiate.Vjp(F, x[operand], u).Product;
        double forward = Jacobians.Dot(u, tangent), reverse = Jacobians.Dot(adjoint, v);
        double size = Jacobians.DotOfSizes(u, tangent) + Jacobians.DotOfSizes(adjoint, v);
        Require(
            Math.Abs(forward - reverse) <= (1e-10 * size) + 1e-13 || forward.Equals(reverse) || !double.IsFinite(size),
            () => $"operand {operand}: ⟨u, Jv⟩ = {forward:R}, but ⟨Jᵀu, v⟩ = {reverse:R}");
    }
}
