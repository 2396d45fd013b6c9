namespace AutoGrad.Kernels;

/// <summary>How a kernel reads a vector of the left operand.</summary>
internal unsafe interface ILeftVector<T, V>
    where T : unmanaged
    where V : unmanaged
{
    /// <summary>The vector that begins at that place; some kinds have <paramref name="count"/> elements, others do not look at it.</summary>
    static abstract V Read(T* source, int count);
}
