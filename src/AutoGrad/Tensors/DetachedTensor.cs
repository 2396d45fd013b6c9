namespace AutoGrad;

/// <summary>A constant that was detached from a result of the owner that was current then, which it does not keep alive.</summary>
internal sealed class DetachedTensor(Detachment origin, TensorBuffer buffer, int start, Shape shape, int length, DType dtype)
    : Tensor(buffer, start, shape, length, dtype, owner: null, isView: true)
{
    public Detachment Origin => origin;
}

/// <summary>By what an owner finds a tensor again that was detached from it.</summary>
/// <param name="Owner">A number that no other owner has.</param>
/// <param name="Place">The place of the tensor in the owner's list.</param>
internal readonly record struct Detachment(long Owner, int Place);
