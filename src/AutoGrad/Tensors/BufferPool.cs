using System.Numerics;

namespace AutoGrad;

/// <summary>
/// Free buffers of one thread, in size classes of a quarter power of two. A thread rents and returns without a lock;
/// the buffers of a thread that has ended are collected with it.
/// </summary>
internal sealed class BufferPool
{
    // 64 bytes to 2 GiB in four steps a doubling.
    const int Classes = 4 * 26;

    /// <summary>Buffers of up to half this size are made several at once.</summary>
    const int SlabBytes = 16 * 1024;

    readonly FreeList[] free = new FreeList[Classes];

    public static BufferPool Current => ThreadMemory.Current.Pool;

    /// <summary>Bytes in buffers that were rented and have not come back.</summary>
    public long RentedBytes { get; private set; }

    /// <summary>Bytes in buffers that wait to be rented.</summary>
    public long FreeBytes { get; private set; }

    /// <summary>The largest <see cref="RentedBytes"/> since <see cref="ResetPeak"/>.</summary>
    public long PeakRentedBytes { get; private set; }

    public void ResetPeak() => PeakRentedBytes = RentedBytes;

    public TensorBuffer Rent(int bytes)
    {
        int sizeClass = SizeClass(bytes, out int capacity);
        ref FreeList list = ref free[sizeClass];
        if (list.Count == 0)
            Make(ref list, capacity, sizeClass);
        TensorBuffer buffer = list.Take();
        FreeBytes -= capacity;

        RentedBytes += capacity;
        if (RentedBytes > PeakRentedBytes)
            PeakRentedBytes = RentedBytes;
        return buffer;
    }

    /// <summary>Takes a buffer back, unless something else may still read it; false if so.</summary>
    public bool Return(TensorBuffer buffer)
    {
        int capacity = buffer.Capacity;
        RentedBytes -= capacity;
        if (buffer.Escaped)
            return false;
        free[buffer.SizeClass].Add(buffer);
        FreeBytes += capacity;
        return true;
    }

    /// <summary>Forgets a buffer that now belongs to the garbage collector.</summary>
    public void Forget(TensorBuffer buffer) => RentedBytes -= buffer.Capacity;

    void Make(ref FreeList list, int capacity, int sizeClass)
    {
        int count = Math.Max(1, SlabBytes / capacity);
        FreeBytes += (long)count * capacity;
        TensorBuffer.Slab(list.AddNew(count), capacity, sizeClass);
    }

    /// <summary>The class whose buffers are the smallest that hold <paramref name="bytes"/>: 64, 80, 96, 112, 128, 160, … bytes.</summary>
    static int SizeClass(int bytes, out int capacity)
    {
        uint size = (uint)Math.Max(bytes, TensorBuffer.Alignment);
        int power = BitOperations.Log2(size);
        uint quarter = 1u << (power - 2);
        uint step = (size - (1u << power) + quarter - 1) / quarter;
        capacity = Limited((1u << power) + (step * quarter));
        if (capacity < bytes)
            throw new ShapeException($"A tensor holds at most {Array.MaxLength - TensorBuffer.Alignment} bytes; this one would need {bytes}.");
        return ((power - 6) * 4) + (int)step;
    }

    /// <summary>The bytes of every buffer of a class, which buffers do not keep themselves: two of them fit a line of the cache.</summary>
    public static int Capacity(int sizeClass) => Limited((uint)(4 + (sizeClass & 3)) << ((sizeClass >> 2) + 4));

    static int Limited(uint capacity) => (int)Math.Min(capacity, (uint)(Array.MaxLength - TensorBuffer.Alignment));
}
