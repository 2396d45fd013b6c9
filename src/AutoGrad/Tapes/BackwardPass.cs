namespace AutoGrad;

/// <summary>
/// One walk over a tape from a result back to the variables: reverse accumulation. Adjoints live from the first contribution
/// to the moment at which they have been passed on, and their memory is used again at once.
/// </summary>
internal sealed partial class BackwardPass
{
    readonly BackwardStep step = new();
    readonly Adjoints adjoints;
    ReplayPlanner? planner;
    ILeafAdjoints? leafAdjoints;
    readonly TapeStorage storage;
    readonly BufferPool pool;
    Tape tape = null!;
    AdjointSlot[] entries = new AdjointSlot[64];
    AdjointSlot[] leaves = new AdjointSlot[16];
    Tensor[] spares = new Tensor[16];
    int length, spareCount;

    BackwardPass(TapeStorage storage)
    {
        this.storage = storage;
        pool = storage.Thread.Pool;
        adjoints = new Adjoints(this);
    }

    public bool CreateGraph { get; private set; }

    /// <summary>What rules compute on their way belongs to the pass's step, or to the planner that keeps all of it.</summary>
    public TensorOwner Temporaries => planner is null ? step : planner;

    /// <summary>Takes the pass that the tape's storage keeps, or a new one where a backward rule starts a pass itself.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="root">The entry to start from.</param>
    /// <param name="leafCount">The number of leaves.</param>
    /// <param name="createGraph">Whether the pass is recorded.</param>
    /// <param name="leafAdjoints">Where adjoints of leaves are computed; null for tensors of their own.</param>
    /// <param name="planner">Notes what is computed, if a replay is planned.</param>
    public static BackwardPass Begin(
        Tape tape, int root, int leafCount, bool createGraph, ILeafAdjoints? leafAdjoints = null, ReplayPlanner? planner = null)
    {
        TapeStorage storage = tape.Storage;
        BackwardPass pass = storage.SparePass ?? new BackwardPass(storage);
        storage.SparePass = null;
        pass.tape = tape;
        pass.CreateGraph = createGraph;
        pass.leafAdjoints = leafAdjoints;
        pass.planner = planner;
        pass.length = root + 1;
        Fit(ref pass.entries, root + 1);
        Fit(ref pass.leaves, leafCount);
        return pass;
    }

    /// <summary>Clears what the pass holds and keeps its arrays for the next one.</summary>
    public void End(int leafCount)
    {
        Array.Clear(entries, 0, length);
        Array.Clear(leaves, 0, leafCount);
        tape = null!;
        leafAdjoints = null;
        planner = null;
        storage.SparePass = this;
    }

    /// <summary>Asks for the adjoint at a slot.</summary>
    public void Want(int slot)
    {
        if (slot >= length)
            return;
        ref AdjointSlot wanted = ref Slot(slot);
        wanted.IsWanted = wanted.IsKept = true;
    }

    public bool Wants(int slot) => Slot(slot).IsWanted;

    public int SlotAt(int place) => storage.Slots[place];

    public Tensor At(int slot) => tape.At(slot);

    /// <summary>The adjoint at a slot after <see cref="Run"/>, or null if nothing reached it.</summary>
    public Tensor? Result(int slot) => slot < length ? Slot(slot).Adjoint : null;

    /// <summary>The adjoint of the last entry to start from: the seed's values, or 1 for a result of one element.</summary>
    public Tensor Seed(Tensor y, Tensor? seed)
    {
        Tensor start = Spare();
        start.RentLike(y, pool);
        if (seed is not null)
            TensorArithmetic.Add(seed, start, accumulate: false);
        else if (y.DType == DType.Float32)
            start.Write<float>()[0] = 1;
        else
            start.Write<double>()[0] = 1;
        return start;
    }

    /// <summary>Whether anything that is wanted flows into the last entry.</summary>
    public bool IsReached()
    {
        MarkWanted();
        return entries[length - 1].IsWanted;
    }

    /// <summary>Propagates <paramref name="seed"/>, the adjoint of the last entry, which the pass takes over, back to what is wanted.</summary>
    /// <returns>Whether anything that is wanted flows into the last entry.</returns>
    public bool Run(Tensor seed)
    {
        if (!IsReached())
        {
            if (!CreateGraph)
                seed.Release(pool);
            return false;
        }

        int root = length - 1;
        entries[root].Adjoint = seed;
        ThreadMemory thread = storage.Thread;
        TensorOwner? outer = thread.Owner;
        if (!CreateGraph)
            thread.Owner = Temporaries;
        bool isWatched = CreateGraph || tape.ChecksFinite || planner is not null;
        try
        {
            for (int i = root; i >= 0; i--)
            {
                if (entries[i] is not { IsWanted: true, Adjoint: { } yBar })
                    continue;
                if (isWatched)
                    VisitWatched(i, yBar);
                else
                    Visit(i, yBar);
            }
        }
        finally
        {
            step.ReleaseTemporaries();
            thread.Owner = outer;
        }

        return true;
    }

    void Visit(int i, Tensor yBar)
    {
        // Copied, because a recorded pass appends entries, which may move the array.
        TapeEntry entry = storage.Entries[i];
        if (entries[i].IsKept && !WantsOperand(entry))
            return;
        FewTensors few = default;
        Span<Tensor> operands = entry.OperandCount <= FewTensors.Count ? few : new Tensor[entry.OperandCount];
        operands = operands[..entry.OperandCount];
        for (int k = 0; k < operands.Length; k++)
            operands[k] = tape.At(storage.Slots[entry.FirstOperand + k]);
        adjoints.Begin(entry.FirstOperand, entry.OperandCount, yBar);
        entry.Operation.Vjp(new Application(operands, entry.Result), yBar, adjoints);
        if (CreateGraph)
            return;
        bool isKept = entries[i].IsKept, moved = adjoints.End(mayMove: !isKept);
        if (planner is not null)
            return;
        step.ReleaseTemporaries();
        if (isKept)
            return;
        entries[i].Adjoint = null;
        if (!moved)
            Recycle(yBar);
    }

    bool WantsOperand(in TapeEntry entry)
    {
        for (int k = 0; k < entry.OperandCount; k++)
        {
            if (Wants(storage.Slots[entry.FirstOperand + k]))
                return true;
        }

        return false;
    }

    /// <summary>An entry is wanted if a wanted value flows into it.</summary>
    void MarkWanted()
    {
        for (int i = 0; i < length; i++)
        {
            ref TapeEntry entry = ref storage.Entries[i];
            entries[i].IsWanted |= entry.PassesGradient && WantsOperand(entry);
        }
    }

    ref AdjointSlot Slot(int slot)
    {
        if (slot >= 0)
            return ref entries[slot];
        return ref leaves[~slot];
    }

    static void Fit<T>(ref T[] array, int length)
    {
        if (array.Length < length)
            array = new T[Math.Max(length, 2 * array.Length)];
    }
}
