namespace AutoGrad;

public sealed partial class Tape
{
    /// <summary>Up to this many leaves are looked through one after the other.</summary>
    const int LinearSearchLimit = 8;

    const int NoSlot = int.MinValue;

    LeafPlaces? places;

    /// <summary>Makes <paramref name="x"/> a variable: gradients with respect to it can be asked for. Parameters are variables by themselves.</summary>
    /// <exception cref="DTypeException">The tensor is not floating-point.</exception>
    /// <exception cref="TapeException">The tape has already used the tensor as a constant.</exception>
    public void Watch(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (!x.DType.IsFloating)
            throw new DTypeException($"Only Float32 and Float64 tensors can be watched, not {x.DType}; cast with To(DType.Float32).");
        TapeStorage s = Storage;
        if (IsOwn(x) && x.Slot >= 0)
            return;
        int leaf = FindLeaf(x);
        if (leaf < 0)
            AddLeaf(x, isVariable: true);
        else if (!s.Leaves[leaf].IsVariable && x is not Parameter)
            throw new TapeException("The tape has already recorded this tensor as a constant. Watch it before it is used.");
    }

    /// <summary>The place of a tensor on this tape as a computed or watched value: an entry's number, or the complement of a leaf's.</summary>
    /// <exception cref="TapeException">The tape knows nothing of the tensor.</exception>
    internal int RequireSlot(Tensor tensor, string role)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (IsOwn(tensor) && tensor.Slot >= 0)
            return tensor.Slot;
        int leaf = FindLeaf(tensor);
        if (leaf >= 0 && (Storage.Leaves[leaf].IsVariable || tensor is Parameter))
            return ~leaf;
        throw new TapeException(tensor.IsReleased
            ? EndedMessage
            : $"{role} {tensor.Shape} is neither watched by this tape nor computed on it. Call tape.Watch(x) before x is used, or compute it while the tape records.");
    }

    /// <summary>The entry that computes a tensor, or null if it is none of this tape.</summary>
    internal int? EntryOf(Tensor tensor) => IsOwn(tensor) && tensor.Slot >= 0 ? tensor.Slot : null;

    /// <summary>The tensor by which entries know what a caller's tensor shows.</summary>
    internal Tensor Named(Tensor tensor) => EntryOf(tensor) is { } entry ? At(entry) : tensor;

    internal Tensor At(int slot) => slot >= 0 ? storage!.Entries[slot].Result : storage!.Leaves[~slot].Tensor;

    /// <summary>Whether a tensor was made while the tape was recording, so that its slot is one of this tape.</summary>
    bool IsOwn(Tensor tensor) => ReferenceEquals(tensor.Owner, this) || ReferenceEquals(tensor.Owner, storage);

    /// <summary>The slot of an operand, which becomes a leaf if the tape has not met it.</summary>
    int SlotOf(Tensor tensor)
    {
        if (IsOwn(tensor))
        {
            if (tensor.Slot == NoSlot)
                tensor.Slot = ~storage!.AddLeaf(tensor, isVariable: false);
            return tensor.Slot;
        }

        int leaf = FindVariable(tensor);
        return ~(leaf >= 0 ? leaf : AddLeaf(tensor, tensor is Parameter { RequiresGradient: true }));
    }

    int AddLeaf(Tensor tensor, bool isVariable)
    {
        int leaf = storage!.AddLeaf(tensor, isVariable);
        if (tensor.Owner is null)
            tensor.Slot = leaf;
        else if (ReferenceEquals(tensor.Owner, this))
            tensor.Slot = ~leaf;
        return leaf;
    }

    /// <summary>The leaf of a tensor that no entry computes, or −1 if the tape has not met it.</summary>
    int FindLeaf(Tensor tensor)
    {
        if (IsOwn(tensor))
            return tensor.Slot == NoSlot ? -1 : ~tensor.Slot;
        TapeStorage s = storage!;
        if (IsHintRight(tensor))
            return tensor.Slot;
        ReadOnlySpan<TapeLeaf> leaves = s.Leaves.AsSpan(0, s.LeafCount);
        if (leaves.Length > LinearSearchLimit)
            return (places ??= new LeafPlaces()).Find(leaves, tensor);
        for (int leaf = 0; leaf < leaves.Length; leaf++)
        {
            if (ReferenceEquals(leaves[leaf].Tensor, tensor))
                return leaf;
        }

        return -1;
    }

    /// <summary>
    /// The leaf of an operand that is not this tape's own, or −1. Where there are few variables, only these are looked through: a constant that is not
    /// found is only noted twice.
    /// </summary>
    int FindVariable(Tensor tensor)
    {
        TapeStorage s = storage!;
        if (IsHintRight(tensor))
            return tensor.Slot;
        if (s.VariableCount > LinearSearchLimit)
            return FindLeaf(tensor);
        for (int i = 0; i < s.VariableCount; i++)
        {
            if (ReferenceEquals(s.Leaves[s.Variables[i]].Tensor, tensor))
                return s.Variables[i];
        }

        return -1;
    }

    /// <summary>Whether a tensor stands where it stood on the tape that met it last: a tensor without an owner remembers the leaf.</summary>
    bool IsHintRight(Tensor tensor) =>
        tensor.Owner is null && (uint)tensor.Slot < (uint)storage!.LeafCount && ReferenceEquals(storage.Leaves[tensor.Slot].Tensor, tensor);
}
