namespace AutoGrad;

/// <summary>Pointwise steps over tensors of one length, run stretch by stretch, so that what one step writes is still in the first cache when the next reads it.</summary>
internal sealed class ReplayChain(ReplayStep[] steps) : IReplayUnit
{
    /// <summary>Elements of a stretch: three or four of them in single precision fit the 48 KiB of a first-level cache.</summary>
    const int Tile = 2048;

    public void Run()
    {
        int length = steps[0].Result.Length;
        for (int start = 0; start < length; start += Tile)
        {
            int count = Math.Min(Tile, length - start);
            foreach (ReplayStep step in steps)
                ((ITileable)step.Operation).ComputeTile(step.Operands, step.Result, start, count, step.Accumulate);
        }
    }

    /// <summary>Puts adjacent steps that can be tiled together into chains, and leaves out views, of which there is nothing to compute.</summary>
    public static IReplayUnit[] Group(IReadOnlyList<IReplayUnit> planned)
    {
        var units = new List<IReplayUnit>();
        var chain = new List<ReplayStep>();
        foreach (IReplayUnit unit in planned)
        {
            if (unit is ReplayStep { IsView: true })
                continue;
            ReplayStep? tileable = unit is ReplayStep step && IsTileable(step) ? step : null;
            if (chain.Count > 0 && tileable?.Result.Length != chain[0].Result.Length)
                Close(units, chain);
            if (tileable is not null)
                chain.Add(tileable);
            else
                units.Add(unit);
        }

        Close(units, chain);
        return [.. units];
    }

    /// <summary>Whether two steps, between which there are none but views, may run in one chain.</summary>
    public static bool CanJoin(ReplayStep step, ReplayStep next) => step.Result.Length == next.Result.Length && IsTileable(step) && IsTileable(next);

    static bool IsTileable(ReplayStep step) =>
        step.Result.Length >= 2 * Tile && step.Operation is ITileable operation && operation.CanTile(step.Operands, step.Result);

    static void Close(List<IReplayUnit> units, List<ReplayStep> chain)
    {
        if (chain.Count == 1)
            units.Add(chain[0]);
        else if (chain.Count > 1)
            units.Add(new ReplayChain([.. chain]));
        chain.Clear();
    }
}
