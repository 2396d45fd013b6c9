using System.Numerics;

namespace AutoGrad;

/// <summary>Fills tensors with what a generator draws; each time anew.</summary>
internal abstract class RandomFill
{
    /// <summary>A tensor of the draws.</summary>
    public Tensor Draw(Shape shape, DType dtype)
    {
        if (RandomDraws.Current?.Again(shape, dtype) is { } again)
            return again;
        Tensor tensor = Tensor.Uninitialized(shape, dtype);
        Fill(tensor);
        RandomDraws.Current?.Note(tensor);
        TensorOwner.Current?.OnDraw(tensor, this);
        return tensor;
    }

    /// <summary>Draws all elements of a floating-point tensor.</summary>
    public void Fill(Tensor tensor)
    {
        var body = new Body(this, tensor);
        DTypeDispatch.Floating(tensor.DType, ref body);
    }

    private protected abstract void Fill<T>(Span<T> elements) where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    readonly struct Body(RandomFill fill, Tensor tensor) : IFloatingBody
    {
        public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T> => fill.Fill(tensor.Write<T>());
    }
}
