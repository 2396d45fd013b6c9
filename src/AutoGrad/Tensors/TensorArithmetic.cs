using System.Numerics;

namespace AutoGrad;

/// <summary>Copies and sums of whole tensors of one shape, below the level at which anything is recorded.</summary>
internal static class TensorArithmetic
{
    /// <summary>destination ← source, or destination ← destination + source.</summary>
    public static void Add(Tensor source, Tensor destination, bool accumulate)
    {
        if (!accumulate)
        {
            source.Bytes().CopyTo(destination.Bytes());
            return;
        }

        var body = new AddBody(source, destination);
        DTypeDispatch.Floating(destination.DType, ref body);
    }

    readonly struct AddBody(Tensor source, Tensor destination) : IFloatingBody
    {
        public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Span<T> sum = destination.Write<T>();
            System.Numerics.Tensors.TensorPrimitives.Add(sum, source.Elements<T>(), sum);
        }
    }
}
