namespace AutoGrad;

/// <summary>The number 1, from which a backward pass starts. A step, because the memory of an adjoint is handed on and changed.</summary>
internal sealed class SeedOne : Operation
{
    public static SeedOne Operation { get; } = new();

    internal override TensorType Infer(ReadOnlySpan<Tensor> operands) => throw new NotSupportedException("A seed has the type of the result that it belongs to.");

    internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
    {
        if (result.DType == DType.Float32)
            result.Write<float>().Fill(1);
        else
            result.Write<double>().Fill(1);
    }
}
