using System.Numerics;
using AutoGrad.Kernels;

namespace AutoGrad.Operations;

/// <summary>
/// The places along an axis that an index names: a vector that holds for the whole axis (<paramref name="isVector"/>), or an index for each element.
/// </summary>
internal readonly struct IndexedPlaces(int axis, bool isVector)
{
    /// <summary>The shape of what stands at the places.</summary>
    /// <exception cref="ShapeException">The shape has no such axis, or the index does not fit it.</exception>
    /// <exception cref="DTypeException">The index is not Int32.</exception>
    public Shape ShapeOf(string operation, Shape shape, Tensor index)
    {
        IndexOperand.CheckType(operation, index);
        int place = shape.Axis(axis);
        if (isVector)
        {
            return index.Rank == 1
                ? [.. shape.Axes[..place], index.Length, .. shape.Axes[(place + 1)..]]
                : throw new ShapeException($"{operation} needs a vector of indices, but it got one of shape {index.Shape}; flatten it with Flatten.");
        }

        bool fits = index.Rank == shape.Rank;
        for (int i = 0; fits && i < shape.Rank; i++)
            fits = i == place || index.Shape.Axes[i] <= shape.Axes[i];
        return fits
            ? index.Shape
            : throw new ShapeException($"{operation} along axis {axis} of {shape} needs an index of as many axes that is nowhere else longer, but it got {index.Shape}.");
    }

    /// <summary>picked ← the elements of x at the places.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is out of range.</exception>
    public void Pick(string operation, Tensor x, Tensor index, Tensor picked)
    {
        IndexOperand.CheckRange(operation, index, x.Shape[axis]);
        var body = new PickBody(this, x, index, picked);
        DTypeDispatch.Any(x.DType, ref body);
    }

    /// <summary>The elements of x at the places ← themselves + source, in the order of the elements of source.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is out of range.</exception>
    public void Add(string operation, Tensor source, Tensor index, Tensor x)
    {
        IndexOperand.CheckRange(operation, index, x.Shape[axis]);
        var body = new AddBody(this, source, index, x);
        DTypeDispatch.Number(x.DType, ref body);
    }

    /// <summary>The distances in x and in the index along each axis of what stands at the places, and that of the indexed axis.</summary>
    int Locate(Shape shape, Shape index, Span<int> strides, Span<int> indexStrides)
    {
        int place = shape.Axis(axis);
        Strides.RowMajor(shape.Axes, strides);
        if (isVector)
        {
            indexStrides[..shape.Rank].Clear();
            indexStrides[place] = 1;
        }
        else
        {
            Strides.RowMajor(index.Axes, indexStrides);
        }

        int stride = strides[place];
        strides[place] = 0;
        return stride;
    }

    readonly struct PickBody(IndexedPlaces places, Tensor x, Tensor index, Tensor picked) : IElementBody
    {
        public void Run<T>() where T : unmanaged
        {
            int rank = x.Rank;
            Span<int> strides = rank <= Arrangement.MaxStackRank ? stackalloc int[2 * Arrangement.MaxStackRank] : new int[2 * rank];
            int stride = places.Locate(x.Shape, index.Shape, strides[..rank], strides[rank..]);
            IndexedCopy.Gather(picked.Shape.Axes, x.Read<T>(), strides[..rank], stride, index.Read<int>(), strides.Slice(rank, rank), picked.Write<T>());
        }
    }

    readonly struct AddBody(IndexedPlaces places, Tensor source, Tensor index, Tensor x) : INumberBody
    {
        public void Run<T>() where T : unmanaged, INumber<T>
        {
            int rank = x.Rank;
            Span<int> strides = rank <= Arrangement.MaxStackRank ? stackalloc int[2 * Arrangement.MaxStackRank] : new int[2 * rank];
            int stride = places.Locate(x.Shape, index.Shape, strides[..rank], strides[rank..]);
            IndexedCopy.ScatterAdd(source.Shape.Axes, source.Read<T>(), index.Read<int>(), strides.Slice(rank, rank), x.Write<T>(), strides[..rank], stride);
        }
    }
}
