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
    /// <summary>
    /// Buffers of up to this size class, of 128 bytes, stay shown by the entries of a tape that has ended: to let go of them, a long tape would
    /// fetch all its tensors into the cache once more. No more memory is so kept from the garbage collector than the entries take themselves.
    /// </summary>
    const int ShownSizeClass = 4;

    [ThreadStatic]
    static TapeStorage? spare;

    /// <summary>Entries, of this tape or earlier ones, that may show memory.</summary>
    int shownCount;

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

    /// <summary>Whether an entry shows memory that is not the tape's.</summary>
    public bool ShowsOthers;

    /// <summary>The memory of every tensor that ends with the tape.</summary>
    public TensorBuffer[] Owned = new TensorBuffer[64];
    public int OwnedCount;

    /// <summary>Between two tapes there is nothing to read, though the entries may still show memory.</summary>
    internal override string ForeignMessage => Tape?.ForeignMessage ?? "This tensor stood for the result of an entry of a tape that has been disposed.";

    internal override string EndedMessage => Tape!.EndedMessage;

    public static TapeStorage Take(Tape tape)
    {
        TapeStorage storage = spare ?? new TapeStorage();
        spare = null;
        storage.Tape = tape;
        storage.Thread = tape.Thread;
        return storage;
    }

    /// <summary>Gives the memory back to the pool, and keeps the storage for the next tape.</summary>
    public void GiveBack()
    {
        BufferPool pool = Thread.Pool;
        bool mayShow = !ShowsOthers;
        foreach (TensorBuffer buffer in Owned.AsSpan(0, OwnedCount))
            mayShow &= pool.Return(buffer) && buffer.SizeClass <= ShownSizeClass;
        foreach (ref TapeEntry entry in Entries.AsSpan(0, EntryCount))
            entry.Operation = null!;
        shownCount = Math.Max(shownCount, EntryCount);
        if (!mayShow)
            DropShown();
        Array.Clear(Leaves, 0, LeafCount);
        Array.Clear(Owned, 0, OwnedCount);
        EntryCount = SlotCount = LeafCount = VariableCount = OwnedCount = 0;
        ShowsOthers = false;
        Tape = null;
        Thread = ThreadMemory.None;
        spare = this;
    }

    /// <summary>Lets go of all memory: what is not the pool's, or is much, would else live as long as the thread.</summary>
    void DropShown()
    {
        foreach (ref TapeEntry entry in Entries.AsSpan(0, shownCount))
            entry.Result.Drop();
        shownCount = 0;
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
