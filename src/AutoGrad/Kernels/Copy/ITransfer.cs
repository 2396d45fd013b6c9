namespace AutoGrad.Kernels;

/// <summary>How a copy puts elements into their places: it replaces what is there, or adds to it.</summary>
internal interface ITransfer<T> where T : unmanaged
{
    /// <summary>Whether what was in the places is lost, so that elements may be moved as mere bits.</summary>
    static abstract bool Replaces { get; }

    static abstract void Put(T value, ref T place);

    static abstract void PutRow(ReadOnlySpan<T> values, Span<T> places);

    /// <summary>Puts one value into every place.</summary>
    static abstract void Fill(T value, Span<T> places);
}
