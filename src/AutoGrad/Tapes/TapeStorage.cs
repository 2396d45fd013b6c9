namespace AutoGrad;

/// <summary>The growing arrays of a tape. A thread uses them again for its next tape.</summary>
internal sealed class TapeStorage
{
    [ThreadStatic]
    static TapeStorage? spare;

    public TapeEntry[] Entries = new TapeEntry[64];
    public int EntryCount;

    /// <summary>Operands of all entries in a row: an entry's number, or the complement of a leaf's.</summary>
    public int[] Slots = new int[128];
    public int SlotCount;

    public TapeLeaf[] Leaves = new TapeLeaf[16];
    public int LeafCount;

    /// <summary>Numbers of the leaves that are variables.</summary>
    public int[] Variables = new int[16];
    public int VariableCount;

    /// <summary>Every tensor that ends with the tape.</summary>
    public Tensor[] Owned = new Tensor[64];
    public int OwnedCount;

    public static TapeStorage Take()
    {
        TapeStorage storage = spare ?? new TapeStorage();
        spare = null;
        return storage;
    }

    public void GiveBack()
    {
        Array.Clear(Entries, 0, EntryCount);
        Array.Clear(Leaves, 0, LeafCount);
        Array.Clear(Owned, 0, OwnedCount);
        EntryCount = SlotCount = LeafCount = VariableCount = OwnedCount = 0;
        spare = this;
    }

    public ref TapeEntry AddEntry()
    {
        if (EntryCount == Entries.Length)
            Array.Resize(ref Entries, 2 * EntryCount);
        return ref Entries[EntryCount++];
    }

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

    public void AddOwned(Tensor tensor)
    {
        if (OwnedCount == Owned.Length)
            Array.Resize(ref Owned, 2 * OwnedCount);
        Owned[OwnedCount++] = tensor;
    }
}
