namespace AutoGrad.Operations;

internal abstract partial class PointwiseOperation
{
    const int MaxArity = 3;

    bool? hasBranches;

    /// <summary>The signature of the function's comparisons at one element, by <see cref="BranchTrace"/>.</summary>
    private protected abstract ulong BranchesAt(ReadOnlySpan<double> at);

    /// <summary>A function is one text for all values: if it compares anything, it does so at any point, but for the angle of a point, which jumps on the left only.</summary>
    internal sealed override bool HasBranches => hasBranches ??= BranchesAt([0.5, 0.5, 0.5]) != 0 || BranchesAt([-0.5, -0.5, -0.5]) != 0;

    internal sealed override void CompareBranches(in Application before, in Application now, int start, int count, ref BranchChange change)
    {
        var places = new int[]?[now.Count];
        for (int k = 0; k < places.Length; k++)
            places[k] = now[k].Length == 1 || now[k].Length == now.Result.Length ? null : BroadcastIndex.Of(now[k].Shape, now.Result.Shape);
        Span<double> old = stackalloc double[MaxArity], current = stackalloc double[MaxArity];
        for (int i = start; i < start + count; i++)
        {
            bool moved = false;
            for (int k = 0; k < places.Length; k++)
            {
                int place = places[k] is { } of ? of[i] : now[k].Length == 1 ? 0 : i;
                old[k] = before[k].ElementAt(place);
                current[k] = now[k].ElementAt(place);
                moved |= !old[k].Equals(current[k]);
            }

            if (!moved)
                continue;
            ulong was = BranchesAt(old), becomes = BranchesAt(current);
            if (was != becomes)
                change.Add(i, was, becomes);
        }
    }
}
