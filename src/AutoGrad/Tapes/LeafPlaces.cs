namespace AutoGrad;

/// <summary>Where the leaves of a tape stand that do not know it themselves, so that finding one takes as long among many as among few.</summary>
internal sealed class LeafPlaces
{
    readonly Dictionary<Tensor, int> places = new(ReferenceEqualityComparer.Instance);
    int noted;

    /// <summary>The first leaf of a tensor, or −1. Leaves added since the last search are noted first.</summary>
    public int Find(ReadOnlySpan<TapeLeaf> leaves, Tensor tensor)
    {
        for (; noted < leaves.Length; noted++)
            places.TryAdd(leaves[noted].Tensor, noted);
        return places.GetValueOrDefault(tensor, -1);
    }
}
