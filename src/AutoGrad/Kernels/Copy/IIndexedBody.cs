using System.Numerics;
using System.Numerics.Tensors;

namespace AutoGrad.Kernels;

/// <summary>What is done with the innermost loop of an indexed copy.</summary>
internal interface IIndexedBody
{
    /// <summary>Neighbouring elements that share one index.</summary>
    void Row(int start, int length, int place, int indexPlace);

    /// <summary>Elements with an index each.</summary>
    void Elements(int start, int length, int place, int step, int indexPlace, int indexStep);
}

internal readonly ref struct GatherBody<T>(ReadOnlySpan<T> source, int axisStride, ReadOnlySpan<int> index, Span<T> destination) : IIndexedBody
    where T : unmanaged
{
    readonly ReadOnlySpan<T> source = source;
    readonly ReadOnlySpan<int> index = index;
    readonly Span<T> destination = destination;

    public void Row(int start, int length, int place, int indexPlace) =>
        source.Slice(place + (index[indexPlace] * axisStride), length).CopyTo(destination.Slice(start, length));

    public void Elements(int start, int length, int place, int step, int indexPlace, int indexStep)
    {
        Span<T> row = destination.Slice(start, length);
        if (step == 0 && indexStep == 1 && axisStride == 1)
        {
            ReadOnlySpan<int> places = index.Slice(indexPlace, length);
            ReadOnlySpan<T> line = source[place..];
            for (int i = 0; i < places.Length; i++)
                row[i] = line[places[i]];
            return;
        }

        for (int i = 0; i < row.Length; i++)
            row[i] = source[place + (i * step) + (index[indexPlace + (i * indexStep)] * axisStride)];
    }
}

internal readonly ref struct ScatterBody<T>(ReadOnlySpan<T> source, int axisStride, ReadOnlySpan<int> index, Span<T> destination) : IIndexedBody
    where T : unmanaged, INumber<T>
{
    readonly ReadOnlySpan<T> source = source;
    readonly ReadOnlySpan<int> index = index;
    readonly Span<T> destination = destination;

    public void Row(int start, int length, int place, int indexPlace)
    {
        Span<T> row = destination.Slice(place + (index[indexPlace] * axisStride), length);
        TensorPrimitives.Add(row, source.Slice(start, length), row);
    }

    public void Elements(int start, int length, int place, int step, int indexPlace, int indexStep)
    {
        ReadOnlySpan<T> row = source.Slice(start, length);
        if (step == 0 && indexStep == 1 && axisStride == 1)
        {
            ReadOnlySpan<int> places = index.Slice(indexPlace, length);
            Span<T> line = destination[place..];
            for (int i = 0; i < places.Length; i++)
                line[places[i]] += row[i];
            return;
        }

        for (int i = 0; i < row.Length; i++)
            destination[place + (i * step) + (index[indexPlace + (i * indexStep)] * axisStride)] += row[i];
    }
}
