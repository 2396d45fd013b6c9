namespace AutoGrad;

/// <summary>A constant that knows the result it was detached from, which belonged to the owner that was current then.</summary>
internal sealed class DetachedTensor(Tensor source, TensorBuffer buffer, int start)
    : Tensor(buffer, start, source.Shape, source.Length, source.DType, owner: null, isView: true)
{
    public Tensor Source => source;
}
