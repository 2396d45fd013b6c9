namespace AutoGrad;

/// <summary>A tensor that is drawn at random: a step, so that every run of a program draws anew.</summary>
internal sealed class Draw(RandomFill fill) : Operation
{
    internal override bool IsDifferentiable => false;

    internal override bool IsRandom => true;

    internal override Kept Keeps => Kept.None;

    internal override TensorType Infer(ReadOnlySpan<Tensor> operands) => throw new NotSupportedException("A draw has the type that was asked for.");

    internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate) => fill.Fill(result);
}
