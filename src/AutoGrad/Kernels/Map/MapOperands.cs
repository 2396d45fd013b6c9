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

    public bool AreAllAsLongAs(int length, int arity) =>
        A.Length == length
        && (arity < 2 || B.Length == length)
        && (arity < 3 || C.Length == length)
        && (arity < 4 || D.Length == length)
        && (arity < 5 || E.Length == length);

    /// <summary>The operands at an inner stretch: as many elements from each offset as its length says.</summary>
    public MapOperands<T> Slice(ReadOnlySpan<int> offsets, ReadOnlySpan<int> lengths) => new(
        A.Slice(offsets[0], lengths[0]),
        B.IsEmpty ? B : B.Slice(offsets[1], lengths[1]),
        C.IsEmpty ? C : C.Slice(offsets[2], lengths[2]),
        D.IsEmpty ? D : D.Slice(offsets[3], lengths[3]),
        E.IsEmpty ? E : E.Slice(offsets[4], lengths[4]));
}
