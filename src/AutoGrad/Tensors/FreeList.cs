namespace AutoGrad;

/// <summary>Free buffers of one size class; the last that came is the first to go, while its memory is in the cache.</summary>
/// <remarks>An array and no chain of buffers, so that to take one does not wait for the memory of the one before, and writes no reference.</remarks>
internal struct FreeList
{
    TensorBuffer?[]? buffers;

    /// <summary>The number of free buffers.</summary>
    public int Count { get; private set; }

    public void Add(TensorBuffer buffer)
    {
        TensorBuffer?[]? array = buffers;
        if (array is null || Count == array.Length)
            array = Grow(Count + 1);
        array[Count++] = buffer;
    }

    /// <summary>Room for new buffers, which the caller makes.</summary>
    public Span<TensorBuffer?> AddNew(int count)
    {
        if (buffers is null || Count + count > buffers.Length)
            Grow(Count + count);
        Count += count;
        return buffers.AsSpan(Count - count, count);
    }

    /// <summary>The buffer that came last; there must be one.</summary>
    public TensorBuffer Take()
    {
        ref TensorBuffer? last = ref buffers![--Count];
        TensorBuffer buffer = last!;
        last = null;
        return buffer;
    }

    TensorBuffer?[] Grow(int length)
    {
        Array.Resize(ref buffers, Math.Max(length, 2 * Count));
        return buffers!;
    }
}
