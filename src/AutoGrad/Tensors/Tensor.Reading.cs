using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace AutoGrad;

public partial class Tensor
{
    /// <summary>The only element, as a double.</summary>
    /// <exception cref="ShapeException">The tensor does not have exactly one element.</exception>
    public double Item()
    {
        if (Length != 1)
            throw new ShapeException($"Item() reads a tensor of one element, but this one has the shape {Shape}. Use ToArray, or reduce it first.");
        TellOfRead();
        return ElementAt(0);
    }

    /// <summary>An element by its place in row-major order, as a double; true is 1.</summary>
    internal double ElementAt(int index) => DType switch
    {
        DType.Float32 => Elements<float>()[index],
        DType.Float64 => Elements<double>()[index],
        DType.Int32 => Elements<int>()[index],
        _ => Elements<bool>()[index] ? 1 : 0,
    };

    /// <summary>A copy of the elements in row-major order as doubles; true is 1. The owner is not told.</summary>
    internal double[] ToDoubles()
    {
        var copy = new double[Length];
        if (DType == DType.Float64)
        {
            Elements<double>().CopyTo(copy);
            return copy;
        }

        for (int i = 0; i < copy.Length; i++)
            copy[i] = ElementAt(i);
        return copy;
    }

    /// <summary>A copy of the elements in row-major order.</summary>
    /// <exception cref="DTypeException"><typeparamref name="T"/> is not the type of the elements.</exception>
    public T[] ToArray<T>() where T : unmanaged
    {
        CheckElement<T>();
        return Elements<T>().ToArray();
    }

    /// <summary>The elements in row-major order, without a copy.</summary>
    /// <remarks>The memory under the span is not recycled, so that the span stays valid when the tape that made the tensor has ended.</remarks>
    /// <exception cref="DTypeException"><typeparamref name="T"/> is not the type of the elements.</exception>
    public ReadOnlySpan<T> AsSpan<T>() where T : unmanaged
    {
        CheckElement<T>();
        ReadOnlySpan<T> span = Elements<T>();
        buffer!.Escaped = true;
        return span;
    }

    /// <summary>Copies the elements in row-major order.</summary>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    /// <exception cref="DTypeException"><typeparamref name="T"/> is not the type of the elements.</exception>
    public void CopyTo<T>(Span<T> destination) where T : unmanaged
    {
        CheckElement<T>();
        if (destination.Length < Length)
            throw new ArgumentException($"The destination holds {destination.Length} elements, but the tensor {Shape} has {Length}.", nameof(destination));
        Elements<T>().CopyTo(destination);
    }

    /// <summary>A copy of a matrix as a two-dimensional array.</summary>
    /// <exception cref="ShapeException">The rank is not 2.</exception>
    /// <exception cref="DTypeException"><typeparamref name="T"/> is not the type of the elements.</exception>
    public T[,] ToArray2D<T>() where T : unmanaged
    {
        if (Rank != 2)
            throw new ShapeException($"ToArray2D reads a matrix, but this tensor has the shape {Shape}.");
        var array = new T[Shape[0], Shape[1]];
        CopyTo(MemoryMarshal.CreateSpan(
            ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length));
        return array;
    }

    /// <summary>A copy of a matrix as an array of rows.</summary>
    /// <exception cref="ShapeException">The rank is not 2.</exception>
    /// <exception cref="DTypeException"><typeparamref name="T"/> is not the type of the elements.</exception>
    public T[][] ToRows<T>() where T : unmanaged
    {
        if (Rank != 2)
            throw new ShapeException($"ToRows reads a matrix, but this tensor has the shape {Shape}.");
        CheckElement<T>();
        var rows = new T[Shape[0]][];
        for (int i = 0; i < rows.Length; i++)
            rows[i] = Elements<T>().Slice(i * Shape[1], Shape[1]).ToArray();
        return rows;
    }

    /// <summary>A copy as a tensor of System.Numerics.Tensors.</summary>
    /// <exception cref="DTypeException"><typeparamref name="T"/> is not the type of the elements.</exception>
    public System.Numerics.Tensors.Tensor<T> ToBclTensor<T>() where T : unmanaged =>
        System.Numerics.Tensors.Tensor.Create(ToArray<T>(), Array.ConvertAll(Shape.ToArray(), length => (nint)length));

    /// <summary>A copy of a tensor span of System.Numerics.Tensors, whatever its strides.</summary>
    public static Tensor From<T>(ReadOnlyTensorSpan<T> values) where T : unmanaged
    {
        var axes = new int[values.Rank];
        for (int i = 0; i < axes.Length; i++)
            axes[i] = checked((int)values.Lengths[i]);
        Tensor tensor = Uninitialized(Shape.Create(axes), DTypes.Of<T>());
        values.FlattenTo(tensor.Write<T>());
        return tensor;
    }

    /// <summary>A copy of a tensor of System.Numerics.Tensors.</summary>
    public static Tensor From<T>(System.Numerics.Tensors.Tensor<T> values) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        return From<T>(values.AsReadOnlyTensorSpan());
    }

    /// <summary>Tells the owner, or, of a tensor without one, the tape that is recording, which may know what it was detached from.</summary>
    void TellOfRead() => (Owner ?? TensorOwner.Current)?.OnRead(this);

    void CheckElement<T>() where T : unmanaged
    {
        TellOfRead();
        if (DTypes.Of<T>() != DType)
            throw new DTypeException($"The elements are {DType}, not {typeof(T).Name}; read them as such or cast with To(DType.{DTypes.Of<T>()}).");
    }
}
