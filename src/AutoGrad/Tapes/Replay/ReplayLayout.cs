using System.Runtime.InteropServices;

namespace AutoGrad;

/// <summary>
/// Lays the tensors that steps compute into one stretch of memory, or several where one array cannot hold them, such that two share a place only if the one is read for the last time before the other
/// is written for the first, or by the same pointwise step, which then writes over its operand. Steps that run together take turns, so what any of
/// them reads or writes is in use during all of them.
/// </summary>
internal sealed class ReplayLayout
{
    /// <summary>Array.MaxLength, which is no constant.</summary>
    const int LongestArray = 0x7FFFFFC7;

    /// <summary>The most that an aligned array holds, in whole lines of the cache.</summary>
    const int LargestStretch = (LongestArray - TensorBuffer.Alignment) / TensorBuffer.Alignment * TensorBuffer.Alignment;

    readonly IReadOnlySet<TensorBuffer> pinned;
    readonly Dictionary<TensorBuffer, ReplayStep> lastUses = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<TensorBuffer, Region> regions = new(ReferenceEqualityComparer.Instance);

    ReplayLayout(IReadOnlyList<IReplayUnit> units, IReadOnlySet<TensorBuffer> pinned)
    {
        this.pinned = pinned;
        foreach (ReplayStep step in units.SelectMany(unit => unit.Steps))
        {
            foreach (Tensor tensor in (Tensor[])[.. step.Operands, step.Result])
            {
                if (tensor.Location.Buffer is { } buffer)
                    lastUses[buffer] = step;
            }
        }
    }

    /// <summary>Gives every tensor that is first written by a step its place, but for those whose memory is <paramref name="pinned"/>.</summary>
    /// <returns>The bytes of all stretches.</returns>
    public static long Apply(IReadOnlyList<IReplayUnit> units, IReadOnlySet<TensorBuffer> pinned, int largestStretch = LargestStretch)
    {
        var layout = new ReplayLayout(units, pinned);
        for (int time = 0; time < units.Count; time++)
        {
            var places = ReplayPlaces.Of(units[time].Steps);
            foreach (ReplayStep step in units[time].Steps)
                layout.Add(step, places, time);
            if (units[time] is ReplayGuard guard)
                layout.Touch(guard.Tensor, time, isWrite: false);
        }

        return layout.Place(largestStretch);
    }

    void Add(ReplayStep step, ReplayPlaces places, int time)
    {
        foreach (Tensor operand in step.Operands)
            Touch(operand, time, isWrite: false);
        if (RegionToWriteOver(step, places) is { } region)
            regions.Add(step.Result.Location.Buffer!, region);
        Touch(step.Result, time, isWrite: !step.Accumulate);
    }

    /// <summary>The region of an operand that a pointwise step is the last to read, and that nothing reads at other places while the step runs; null if there is none.</summary>
    Region? RegionToWriteOver(ReplayStep step, ReplayPlaces places)
    {
        Tensor result = step.Result;
        if (!step.IsPointwise || step.Accumulate || result.Location.Buffer is not { } buffer || regions.ContainsKey(buffer) || pinned.Contains(buffer))
            return null;
        foreach (Tensor operand in step.Operands)
        {
            if (operand.Location.Buffer is { } source && ReferenceEquals(lastUses[source], step) && regions.TryGetValue(source, out Region? region)
                && region.IsComputed && region.Size == Region.SizeOf(buffer) && operand.DType.Size == result.DType.Size
                && places.AreAllAt(source, result))
                return region;
        }

        return null;
    }

    void Touch(Tensor tensor, int time, bool isWrite)
    {
        if (tensor.Location.Buffer is not { } buffer || pinned.Contains(buffer))
            return;
        ref Region? region = ref CollectionsMarshal.GetValueRefOrAddDefault(regions, buffer, out _);

        // Memory that is read before any step writes it holds a constant, which must stay where it is.
        region ??= new Region(time, Region.SizeOf(buffer), isComputed: isWrite);
        region.Last = time;
        region.Tensors.Add(tensor);
    }

    long Place(int largestStretch)
    {
        // The largest first: what is placed later has to fit between, and small regions do so best.
        List<Region> left = [.. regions.Values.Distinct().Where(region => region.IsComputed).OrderByDescending(region => region.Size).ThenBy(region => region.First)];
        long total = 0;
        while (left.Count > 0)
            total += PlaceInOne(ref left, largestStretch);
        return total;
    }

    /// <summary>Places regions in one stretch, and leaves those that it cannot hold; one that is too large for any keeps the memory that it has.</summary>
    static int PlaceInOne(ref List<Region> left, int largestStretch)
    {
        List<Region> placed = [], beyond = [];
        int total = 0;
        foreach (Region region in left)
        {
            if (region.Size > largestStretch)
                continue;
            long offset = FreeOffset(placed.Where(region.Meets), region.Size);
            if (offset + region.Size > largestStretch)
            {
                beyond.Add(region);
                continue;
            }

            region.Offset = (int)offset;
            placed.Add(region);
            total = Math.Max(total, region.Offset + region.Size);
        }

        left = beyond;
        if (total == 0)
            return 0;
        var arena = TensorBuffer.Alone(total);
        foreach (Region region in placed)
        {
            foreach (Tensor tensor in region.Tensors)
                tensor.Relocate(arena, tensor.Location.Start + (region.Offset / tensor.DType.Size));
        }

        return total;
    }

    /// <summary>The lowest place that is free of all the given regions.</summary>
    static long FreeOffset(IEnumerable<Region> taken, int size)
    {
        long offset = 0;
        foreach (Region other in taken.OrderBy(other => other.Offset))
        {
            if (other.Offset - offset >= size)
                break;
            offset = Math.Max(offset, (long)other.Offset + other.Size);
        }

        return offset;
    }

    /// <summary>The tensors that show the memory of one buffer, or of several that follow one another in place, and the times between which it is in use.</summary>
    sealed class Region(int first, int size, bool isComputed)
    {
        public int First { get; } = first;

        public int Last { get; set; }

        public int Size { get; } = size;

        public bool IsComputed { get; } = isComputed;

        public int Offset { get; set; }

        public HashSet<Tensor> Tensors { get; } = new(ReferenceEqualityComparer.Instance);

        /// <summary>Whether both are in use at a time.</summary>
        public bool Meets(Region other) => First <= other.Last && other.First <= Last;

        public static int SizeOf(TensorBuffer buffer) => (buffer.Capacity + TensorBuffer.Alignment - 1) / TensorBuffer.Alignment * TensorBuffer.Alignment;
    }
}
