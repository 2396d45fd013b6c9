using AutoGrad.Kernels;

namespace AutoGrad;

/// <summary>Pointwise steps over tensors of one length, run stretch by stretch, so that what one step writes is still in the first cache when the next reads it.</summary>
internal sealed class ReplayChain(ReplayStep[] steps) : IReplayUnit
{
    /// <summary>Elements of a stretch: three or four of them in single precision fit the 48 KiB of a first-level cache.</summary>
    const int Tile = 2048;

    /// <summary>Tiles that a thread takes at least: with two sums of two numbers, ten times as long as the hand-over.</summary>
    const int TilesPerPart = 8;

    public IReadOnlyList<ReplayStep> Steps => steps;

    public void Run()
    {
        int tiles = ((steps[0].Result.Length - 1) / Tile) + 1;
        int parts = Workers.Parts(tiles, TilesPerPart);
        var work = new Tiles(steps, tiles, parts);
        if (parts > 1)
            Workers.For(parts, ref work);
        else
            work.Run(0);
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

    /// <summary>The tiles, divided among threads.</summary>
    readonly struct Tiles(ReplayStep[] steps, int count, int parts) : IParallelBody
    {
        public void Run(int part)
        {
            int length = steps[0].Result.Length, end = (int)((long)count * (part + 1) / parts) * Tile;
            for (int start = (int)((long)count * part / parts) * Tile; start < Math.Min(end, length); start += Tile)
            {
                int elements = Math.Min(Tile, length - start);
                foreach (ReplayStep step in steps)
                    ((ITileable)step.Operation).ComputeTile(step.Operands, step.Result, start, elements, step.Accumulate);
            }
        }
    }
}
