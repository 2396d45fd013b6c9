namespace AutoGrad;

/// <summary>
/// One walk over a tape from a result back to the variables: reverse accumulation. Adjoints live from the first contribution
/// to the moment at which they have been passed on, and their memory is used again at once.
/// </summary>
internal sealed partial class BackwardPass
{
    [ThreadStatic]
    static BackwardPass? spare;

    readonly BackwardStep step = new();
    readonly Adjoints adjoints;
    ReplayPlanner? planner;
    Tape tape = null!;
    TapeStorage storage = null!;
    Tensor?[] entryAdjoints = new Tensor?[64];
    Tensor?[] leafAdjoints = new Tensor?[16];
    bool[] entryWanted = new bool[64];
    bool[] entryKept = new bool[64];
    bool[] leafWanted = new bool[16];
    Tensor[] operands = new Tensor[4];
    int length;

    BackwardPass() => adjoints = new Adjoints(this);

    public bool CreateGraph { get; private set; }

    /// <summary>What rules compute on their way belongs to the pass's step, or to the planner that keeps all of it.</summary>
    public TensorOwner Temporaries => planner is null ? step : planner;

    /// <summary>Takes the thread's pass, or a new one where a backward rule starts a pass itself.</summary>
    public static BackwardPass Begin(Tape tape, int root, int leafCount, bool createGraph, ReplayPlanner? planner = null)
    {
        BackwardPass pass = spare ?? new BackwardPass();
        spare = null;
        pass.tape = tape;
        pass.storage = tape.Storage;
        pass.CreateGraph = createGraph;
        pass.planner = planner;
        pass.length = root + 1;
        Fit(ref pass.entryAdjoints, root + 1);
        Fit(ref pass.entryWanted, root + 1);
        Fit(ref pass.entryKept, root + 1);
        Fit(ref pass.leafAdjoints, leafCount);
        Fit(ref pass.leafWanted, leafCount);
        return pass;
    }

    /// <summary>Clears what the pass holds and keeps its arrays for the thread's next one.</summary>
    public void End(int leafCount)
    {
        Array.Clear(entryAdjoints, 0, length);
        Array.Clear(entryWanted, 0, length);
        Array.Clear(entryKept, 0, length);
        Array.Clear(leafAdjoints, 0, leafCount);
        Array.Clear(leafWanted, 0, leafCount);
        Array.Clear(operands);
        tape = null!;
        storage = null!;
        planner = null;
        spare = this;
    }

    /// <summary>Asks for the adjoint at a slot.</summary>
    public void Want(int slot)
    {
        if (slot < 0)
            leafWanted[~slot] = true;
        else if (slot < length)
            entryWanted[slot] = entryKept[slot] = true;
    }

    public bool Wants(int slot) => slot >= 0 ? entryWanted[slot] : leafWanted[~slot];

    public int SlotAt(int place) => storage.Slots[place];

    public Tensor At(int slot) => tape.At(slot);

    /// <summary>The adjoint at a slot after <see cref="Run"/>, or null if nothing reached it.</summary>
    public Tensor? Result(int slot) => slot < 0 ? leafAdjoints[~slot] : slot < length ? entryAdjoints[slot] : null;

    /// <summary>Lets contributions to a leaf go straight into the tensor that is returned; set it before <see cref="Run"/>.</summary>
    public Func<int, Tensor>? LeafDestination { get; set; }

    /// <summary>Propagates <paramref name="seed"/>, the adjoint of the last entry, which the pass takes over, back to what is wanted.</summary>
    public void Run(Tensor seed)
    {
        MarkWanted();
        int root = length - 1;
        if (!entryWanted[root])
        {
            if (!CreateGraph)
                seed.Release();
            return;
        }

        entryAdjoints[root] = seed;
        TensorOwner? outer = TensorOwner.Current;
        if (!CreateGraph)
            TensorOwner.Current = Temporaries;
        bool checksFinite = tape.ChecksFinite;
        try
        {
            for (int i = root; i >= 0; i--)
            {
                if (entryAdjoints[i] is not { } yBar || !entryWanted[i])
                    continue;
                if (checksFinite)
                    VisitAndCheck(i, yBar);
                else
                    Visit(i, yBar);
            }
        }
        finally
        {
            step.ReleaseTemporaries();
            TensorOwner.Current = outer;
        }
    }

    /// <summary>Adds a recorded contribution; the sum is recorded too.</summary>
    public void AddRecorded(int slot, Tensor contribution)
    {
        ref Tensor? adjoint = ref Adjoint(slot);
        adjoint = adjoint is null ? contribution : adjoint + contribution;
    }

    /// <summary>Adds a contribution, whose memory becomes the adjoint's if it is free to be taken.</summary>
    public void AddComputed(int slot, Tensor contribution, bool canTake)
    {
        ref Tensor? adjoint = ref Adjoint(slot);
        if (adjoint is null && canTake && slot >= 0 && (planner is null || planner.Computes(contribution)))
        {
            contribution.HandTo(null);
            adjoint = contribution;
            return;
        }

        Tensor destination = Open(slot, out bool accumulate);
        Compute(Variable.Operation, [contribution], destination, accumulate);
    }

    /// <summary>Runs an operation into an adjoint.</summary>
    public void Compute(Operation operation, ReadOnlySpan<Tensor> operands, Tensor destination, bool accumulate)
    {
        operation.Compute(operands, destination, accumulate);
        planner?.Add(operation, operands, destination, accumulate);
    }

    /// <summary>The tensor to compute the contribution to a slot into.</summary>
    public Tensor Open(int slot, out bool accumulate)
    {
        ref Tensor? adjoint = ref Adjoint(slot);
        accumulate = adjoint is not null;
        if (adjoint is null)
        {
            Tensor primal = tape.At(slot);
            adjoint = slot < 0 && LeafDestination is { } destination ? destination(~slot) : Tensor.Rent(primal.Shape, primal.Length, primal.DType);
            if (planner is not null && slot >= 0)
                adjoint.Forget();
        }

        return adjoint;
    }

    /// <summary>Adds the adjoint of a result to that of an operand, or moves it there; true if it was moved.</summary>
    public bool PassOn(int slot, Tensor yBar, bool mayMove)
    {
        ref Tensor? adjoint = ref Adjoint(slot);
        if (adjoint is null && mayMove && slot >= 0)
        {
            Shape shape = tape.At(slot).Shape;
            adjoint = planner is null ? yBar.MoveTo(shape) : yBar.View(shape, 0, yBar.Length);
            return true;
        }

        Compute(Variable.Operation, [yBar], Open(slot, out bool accumulate), accumulate);
        return false;
    }

    void Visit(int i, Tensor yBar)
    {
        // Copied, because a recorded pass appends entries, which may move the array.
        TapeEntry entry = storage.Entries[i];
        if (operands.Length < entry.OperandCount)
            operands = new Tensor[entry.OperandCount];
        for (int k = 0; k < entry.OperandCount; k++)
            operands[k] = tape.At(storage.Slots[entry.FirstOperand + k]);
        adjoints.Begin(entry.FirstOperand, entry.OperandCount, yBar);
        if (!WantsOperand(entry))
            return;
        entry.Operation.Vjp(new Application(operands.AsSpan(0, entry.OperandCount), entry.Result), yBar, adjoints);
        if (CreateGraph)
            return;
        bool moved = adjoints.End(mayMove: !entryKept[i]);
        if (planner is not null)
            return;
        step.ReleaseTemporaries();
        if (entryKept[i])
            return;
        entryAdjoints[i] = null;
        if (!moved)
            yBar.Release();
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
            entryWanted[i] = entryWanted[i] || (entry.Operation.IsDifferentiable && entry.Result.DType.IsFloating && WantsOperand(entry));
        }
    }

    ref Tensor? Adjoint(int slot)
    {
        if (slot >= 0)
            return ref entryAdjoints[slot];
        return ref leafAdjoints[~slot];
    }

    static void Fit<T>(ref T[] array, int length)
    {
        if (array.Length < length)
            array = new T[Math.Max(length, 2 * array.Length)];
    }
}
