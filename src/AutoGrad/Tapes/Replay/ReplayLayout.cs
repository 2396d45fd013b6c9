using System.Runtime.InteropServices;

namespace AutoGrad;

/// <summary>
/// Lays the tensors that steps compute into one stretch of memory, such that two share a place only if the one is read for the last time
/// before the other is written for the first. The steps of a chain take turns, so what any of them reads or writes is in use during all of them.
/// </summary>
internal static class ReplayLayout
{
    /// <summary>Gives every tensor that is first written by a step its place, but for those whose memory is <paramref name="pinned"/>.</summary>
    /// <returns>The bytes of the whole stretch.</returns>
    public static int Apply(IReadOnlyList<ReplayStep> steps, IReadOnlySet<TensorBuffer> pinned)
    {
        var groups = new Dictionary<TensorBuffer, Group>(ReferenceEqualityComparer.Instance);
        int time = 0;
        ReplayStep? last = null;
        foreach (ReplayStep step in steps)
        {
            if (!step.IsView)
            {
                if (last is null || !ReplayChain.CanJoin(last, step))
                    time++;
                last = step;
            }

            foreach (Tensor operand in step.Operands)
                Touch(groups, pinned, operand, time, isWrite: false);
            Touch(groups, pinned, step.Result, time, isWrite: !step.Accumulate);
        }

        List<Group> placed = [];
        int total = 0;
        foreach (Group group in groups.Values.Where(group => group.IsComputed).OrderBy(group => group.First))
        {
            group.Offset = FreeOffset(placed.Where(other => other.Last >= group.First), group.Size);
            placed.Add(group);
            total = Math.Max(total, group.Offset + group.Size);
        }

        if (total == 0)
            return 0;
        var arena = TensorBuffer.Alone(total);
        foreach (Group group in placed)
        {
            foreach (Tensor tensor in group.Tensors)
                tensor.Relocate(arena, tensor.Location.Start + (group.Offset / tensor.DType.Size));
        }

        return total;
    }

    static void Touch(Dictionary<TensorBuffer, Group> groups, IReadOnlySet<TensorBuffer> pinned, Tensor tensor, int time, bool isWrite)
    {
        if (tensor.Location.Buffer is not { } buffer || pinned.Contains(buffer))
            return;
        ref Group? group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, buffer, out _);

        // Memory that is read before any step writes it holds a constant, which must stay where it is.
        group ??= new Group(time, buffer.Capacity, isComputed: isWrite);
        group.Last = time;
        group.Tensors.Add(tensor);
    }

    /// <summary>The lowest place that is free of all the given groups.</summary>
    static int FreeOffset(IEnumerable<Group> alive, int size)
    {
        int offset = 0;
        foreach (Group other in alive.OrderBy(other => other.Offset))
        {
            if (other.Offset - offset >= size)
                break;
            offset = Math.Max(offset, other.Offset + other.Size);
        }

        return offset;
    }

    /// <summary>The tensors that show the memory of one buffer, and the times between which it is in use.</summary>
    sealed class Group(int first, int size, bool isComputed)
    {
        public int First { get; } = first;

        public int Last { get; set; }

        public int Size { get; } = (size + TensorBuffer.Alignment - 1) / TensorBuffer.Alignment * TensorBuffer.Alignment;

        public bool IsComputed { get; } = isComputed;

        public int Offset { get; set; }

        public HashSet<Tensor> Tensors { get; } = new(ReferenceEqualityComparer.Instance);
    }
}
