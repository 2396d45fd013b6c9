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
}
