namespace AutoGrad;

/// <summary>The identity: a tensor under a new name, so that derivatives can be taken by this use of it alone.</summary>
internal sealed class Variable : Operation
{
    public static Variable Operation { get; } = new();

    internal override bool IsElementwise => true;

    internal override Kept Keeps => Kept.None;

    internal override TensorType Infer(ReadOnlySpan<Tensor> operands) => new(operands[0].Shape, operands[0].DType);

    internal override Tensor Produce(ReadOnlySpan<Tensor> operands, in TensorType type, TensorOwner? owner) => operands[0].View(type.Shape, 0, operands[0].Length);

    internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate) =>
        TensorArithmetic.Add(operands[0], result, accumulate);

    internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints) => adjoints.Add(0, yBar);

    internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) => tangents[0];
}
