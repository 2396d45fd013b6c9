namespace AutoGrad;

/// <summary>
/// The growing arrays of a tape, and the tensors that stand for results in its entries. A thread uses them again for its next tape.
/// </summary>
/// <remarks>
/// A result is made twice: the tensor that the caller gets is new each time, and can tell that its tape has ended; the one of the entry
/// is used again and never leaves the library. So the entries of a long tape do not hold the callers' tensors, which the garbage collector would else
/// have to copy from generation to generation.
/// </remarks>
internal sealed class TapeStorage : TensorOwner
{
    [ThreadStatic]
    static TapeStorage? spare;

    /// <summary>The tape that uses the storage now.</summary>
    public Tape? Tape;

    public TapeEntry[] Entries = new TapeEntry[64];
    public int EntryCount;

    /// <summary>The backward pass, with its arrays, for the next one over the tape; null while one is under way.</summary>
    public BackwardPass? SparePass;

    /// <summary>Operands of all entries in a row: an entry's number, or the complement of a leaf's.</summary>
    public int[] Slots = new int[128];
    public int SlotCount;

    public TapeLeaf[] Leaves = new TapeLeaf[16];
    public int LeafCount;

    /// <summary>Numbers of the leaves that are variables.</summary>
    public int[] Variables = new int[16];
    public int VariableCount;

    /// <summary>The memory of every tensor that ends with the tape.</summary>
    public TensorBuffer[] Owned = new TensorBuffer[64];
    public int OwnedCount;

    internal override string EndedMessage => Tape!.EndedMessage;

    public static TapeStorage Take(Tape tape)
    {
        TapeStorage storage = spare ?? new TapeStorage();
        spare = null;
        storage.Tape = tape;
        return storage;
    }

    public void GiveBack()
    {
        for (int i = 0; i < EntryCount; i++)
        {
            ref TapeEntry entry = ref Entries[i];
            entry.Operation = null!;
            entry.Result.Drop();
        }

        Array.Clear(Leaves, 0, LeafCount);
        Array.Clear(Owned, 0, OwnedCount);
        EntryCount = SlotCount = LeafCount = VariableCount = OwnedCount = 0;
        Tape = null;
        spare = this;
    }

    public ref TapeEntry AddEntry()
    {
        if (EntryCount == Entries.Length)
            Array.Resize(ref Entries, 2 * EntryCount);
        ref TapeEntry entry = ref Entries[EntryCount];
        entry.Result ??= new Tensor(this, EntryCount);
        EntryCount++;
        return ref entry;
    }

    /// <summary>Views that rules make belong to whoever is current then; nothing is ever made for the storage itself.</summary>
    internal override void Adopt(Tensor tensor) => throw new InvalidOperationException("A tape's storage owns the tensors of its entries only.");

    public void AddSlot(int slot)
    {
        if (SlotCount == Slots.Length)
            Array.Resize(ref Slots, 2 * SlotCount);
        Slots[SlotCount++] = slot;
    }

    public int AddLeaf(Tensor tensor, bool isVariable)
    {
        if (LeafCount == Leaves.Length)
            Array.Resize(ref Leaves, 2 * LeafCount);
        Leaves[LeafCount] = new TapeLeaf { Tensor = tensor, IsVariable = isVariable, Version = (tensor as Parameter)?.Version ?? 0 };
        if (isVariable || tensor is Parameter)
        {
            if (VariableCount == Variables.Length)
                Array.Resize(ref Variables, 2 * VariableCount);
            Variables[VariableCount++] = LeafCount;
        }

        return LeafCount++;
    }

    public void AddOwned(TensorBuffer buffer)
    {
        if (OwnedCount == Owned.Length)
            Array.Resize(ref Owned, 2 * OwnedCount);
        Owned[OwnedCount++] = buffer;
    }
}
