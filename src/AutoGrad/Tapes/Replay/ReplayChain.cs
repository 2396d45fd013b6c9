namespace AutoGrad;

/// <summary>Pointwise steps over tensors of one length, run stretch by stretch, so that what one step writes is still in the first cache when the next reads it.</summary>
internal sealed class ReplayChain(ReplayStep[] steps) : IReplayUnit
{
    /// <summary>Elements of a stretch: three or four of them in single precision fit the 48 KiB of a first-level cache.</summary>
    const int Tile = 2048;

    public IReadOnlyList<ReplayStep> Steps => steps;

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

    /// <summary>Puts adjacent steps that can take turns into chains, and leaves out views, of which there is nothing to compute.</summary>
    public static IReplayUnit[] Group(IReadOnlyList<IReplayUnit> planned)
    {
        var units = new List<IReplayUnit>();
        var chain = new List<ReplayStep>();
        var places = new ReplayPlaces();
        foreach (IReplayUnit unit in planned)
        {
            if (unit is ReplayStep { IsView: true })
                continue;
            if (unit is not ReplayStep { IsPointwise: true } step || step.Result.Length < 2 * Tile)
            {
                Close(units, chain, places);
                units.Add(unit);
                continue;
            }

            if (chain.Count > 0 && (step.Result.Length != chain[0].Result.Length || !places.Admits(step)))
                Close(units, chain, places);
            chain.Add(step);
            places.Add(step);
        }

        Close(units, chain, places);
        return [.. units];
    }

    static void Close(List<IReplayUnit> units, List<ReplayStep> chain, ReplayPlaces places)
    {
        if (chain.Count == 1)
            units.Add(chain[0]);
        else if (chain.Count > 1)
            units.Add(new ReplayChain([.. chain]));
        chain.Clear();
        places.Clear();
    }
}
