namespace AutoGrad;

/// <summary>Compares what a tape has recorded in Float32 with the same in Float64: the gradients, and where on the way they begin to differ.</summary>
/// <param name="narrow">The recording in Float32.</param>
/// <param name="wide">The same in Float64, of the same operands and results.</param>
/// <param name="wideTape">The tape of <paramref name="wide"/>, which knows the entries of the other.</param>
internal sealed class PrecisionComparison(Recording narrow, Recording wide, WideTape wideTape)
{
    /// <summary>Elements that are listed.</summary>
    const int Shown = 10;

    /// <summary>Ten of the 24 bits of a Float32.</summary>
    const double Loss = 1 << 10;

    readonly TapeStorage storage = narrow.Tape.Storage;

    /// <param name="names">The names of the operands.</param>
    /// <param name="weights">The weights of the results.</param>
    public PrecisionCheck Of(IReadOnlyList<string> names, double[] weights)
    {
        double[][] single = narrow.Gradients(weights), twice = wide.Gradients(weights);
        var worst = new PriorityQueue<PrecisionElement, double>();
        for (int operand = 0; operand < single.Length; operand++)
        {
            Shape shape = narrow.Tape.At(narrow.Variables[operand]).Shape;
            double floor = Floor(twice[operand]);
            for (int i = 0; i < single[operand].Length; i++)
            {
                double ulps = Ulps(single[operand][i], twice[operand][i], floor);
                worst.Enqueue(new PrecisionElement(names[operand], ElementIndex.Of(shape, i), single[operand][i], twice[operand][i], ulps), ulps);
                if (worst.Count > Shown)
                    worst.Dequeue();
            }
        }

        PrecisionEntry[] flipped = [.. Enumerable.Range(0, storage.EntryCount).Select(Flipped).OfType<PrecisionEntry>()];
        return new PrecisionCheck([.. worst.UnorderedItems.Select(item => item.Element).OrderByDescending(element => element.Ulps)], FirstLoss(weights), flipped);
    }

    PrecisionEntry? FirstLoss(double[] weights)
    {
        int[] entries = [.. Enumerable.Range(0, storage.EntryCount).Where(IsOnBoth)];
        foreach (int entry in entries)
        {
            if (Compared(entry, storage.Entries[entry].Result.ToDoubles(), wideTape.At(entry).ToDoubles(), isAdjoint: false) is { } loss)
                return loss;
        }

        double[][] single = (narrow with { Variables = entries }).Gradients(weights);
        double[][] twice = (wide with { Variables = Array.ConvertAll(entries, entry => wideTape.At(entry).Slot) }).Gradients(weights);
        for (int i = entries.Length - 1; i >= 0; i--)
        {
            if (Compared(entries[i], single[i], twice[i], isAdjoint: true) is { } loss)
                return loss;
        }

        return null;
    }

    bool IsOnBoth(int entry) =>
        storage.Entries[entry].Result is { DType: DType.Float32 } && ReferenceEquals(wideTape.At(entry).Owner, wideTape.Tape) && wideTape.At(entry).Slot >= 0;

    /// <summary>The worst element of a result or an adjoint, if it is off by more than the bound.</summary>
    PrecisionEntry? Compared(int entry, double[] single, double[] twice, bool isAdjoint)
    {
        double floor = Floor(twice), most = 0;
        int at = -1;
        for (int i = 0; i < single.Length; i++)
        {
            double ulps = Ulps(single[i], twice[i], floor);
            if (ulps > most)
                (most, at) = (ulps, i);
        }

        return most > Loss ? Entry(entry, isAdjoint, at, single[at], twice[at], most) : null;
    }

    /// <summary>The entry, if it chooses otherwise in Float64.</summary>
    PrecisionEntry? Flipped(int i)
    {
        TapeEntry entry = storage.Entries[i];
        if (entry.Operation.IsRandom || (entry.Result.DType.IsFloating && !entry.Operation.HasBranches))
            return null;
        using var nobody = new NoOwner();
        int[] slots = storage.Slots.AsSpan(entry.FirstOperand, entry.OperandCount).ToArray();
        var change = new BranchChange();
        Tensor result = wideTape.At(i);
        entry.Operation.CompareBranches(
            new Application(Array.ConvertAll(slots, narrow.Tape.At), entry.Result),
            new Application(Array.ConvertAll(slots, wideTape.At), result),
            0,
            result.Length,
            ref change);
        return change.Count == 0 ? null : Entry(i, isAdjoint: false, change.First, ElementAt(entry.Result, change.First), ElementAt(result, change.First), 0);
    }

    PrecisionEntry Entry(int entry, bool isAdjoint, int element, double single, double twice, double ulps) => new(
        entry,
        TapeListing.Text(storage.Entries[entry].Operation),
        narrow.Tape.ScopePath(storage.Entries[entry].Scope),
        isAdjoint,
        ElementIndex.Of(storage.Entries[entry].Result.Shape, Math.Min(element, Math.Max(0, storage.Entries[entry].Result.Length - 1))),
        single,
        twice,
        ulps);

    /// <summary>An element of a result; a choice among the elements of an operand, as of a maximum, may lie beyond the result.</summary>
    static double ElementAt(Tensor tensor, int element) => tensor.ElementAt(Math.Min(element, tensor.Length - 1));

    /// <summary>Elements below the last bit of the largest one are measured by that bit.</summary>
    static double Floor(double[] elements) => elements.Length == 0 ? 0 : elements.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max() / (1 << 24);

    /// <summary>The distance in units in the last place of a Float32 of the size of the true value.</summary>
    static double Ulps(double single, double twice, double floor)
    {
        if (single.Equals(twice))
            return 0;
        if (!double.IsFinite(single) || !double.IsFinite(twice))
            return double.PositiveInfinity;
        float size = (float)Math.Max(Math.Abs(twice), floor);
        double unit = float.IsFinite(size) ? (double)MathF.BitIncrement(size) - size : double.MaxValue;
        return Math.Abs(single - twice) / unit;
    }
}
