namespace AutoGrad.Kernels;

/// <summary>Up to five operands of a <see cref="Map"/> loop.</summary>
internal readonly ref struct MapOperands<T>
{
    public MapOperands(
        ReadOnlySpan<T> a, ReadOnlySpan<T> b = default, ReadOnlySpan<T> c = default, ReadOnlySpan<T> d = default, ReadOnlySpan<T> e = default)
    {
        A = a;
        B = b;
        C = c;
        D = d;
        E = e;
    }

    public ReadOnlySpan<T> A { get; }

    public ReadOnlySpan<T> B { get; }

    public ReadOnlySpan<T> C { get; }

    public ReadOnlySpan<T> D { get; }

    public ReadOnlySpan<T> E { get; }

    /// <summary>The operands that belong to a stretch of the result; single elements stay.</summary>
    public MapOperands<T> Slice(int start, int count) =>
        new(Part(A, start, count), Part(B, start, count), Part(C, start, count), Part(D, start, count), Part(E, start, count));

    /// <summary>Whether any operand shares memory with the result.</summary>
    public bool Overlap(ReadOnlySpan<T> result) =>
        result.Overlaps(A) || result.Overlaps(B) || result.Overlaps(C) || result.Overlaps(D) || result.Overlaps(E);

    static ReadOnlySpan<T> Part(ReadOnlySpan<T> operand, int start, int count) => operand.Length <= 1 ? operand : operand.Slice(start, count);

    public bool AreAllAsLongAs(int length, int arity) =>
        A.Length == length
        && (arity < 2 || B.Length == length)
        && (arity < 3 || C.Length == length)
        && (arity < 4 || D.Length == length)
        && (arity < 5 || E.Length == length);
}
