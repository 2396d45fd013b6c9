namespace AutoGrad;

/// <summary>
/// The record of a computation: while a tape is open on a thread, every operation on tensors there is noted, and gradients are found by
/// going through the notes backwards.
/// </summary>
/// <remarks>
/// A tape records from its construction to its disposal, on the thread that made it. Tapes nest; operations go to the innermost, for
/// which tensors of an outer one are constants. Tensors made while a tape records belong to it and cannot be read after its disposal.
/// The algorithm is reverse accumulation (Linnainmaa 1970; Griewank and Walther, Evaluating Derivatives, 2nd ed., 2008, chapter 3).
/// </remarks>
/// <example><code>
/// using var tape = new Tape();
/// Tensor loss = (w * x - y).Square().Mean();
/// loss.Backward();                            // adds into w.Gradient
/// </code></example>
public sealed partial class Tape : TensorOwner, IDisposable
{
    /// <summary>Up to this many variables are looked for one after the other; beyond, a dictionary is made.</summary>
    const int LinearSearchLimit = 8;

    const int NoSlot = int.MinValue;

    readonly TensorOwner? outer;
    TapeStorage? storage;
    TensorOwner? heir;
    Dictionary<Tensor, int>? variablePlaces;
    OpenPause? pause;
    int ownPauses;

    /// <summary>Opens a tape, which records on this thread until it is disposed.</summary>
    /// <param name="checkFinite">
    /// Whether to stop with a <see cref="NonFiniteException"/> at the first recorded operation whose result is not finite, and at the first backward
    /// rule whose adjoints are not. Every value is then read once more. Infinities that an operand already holds, such as those of an attention mask,
    /// may pass on through results; a NaN may not, and in adjoints neither.
    /// </param>
    /// <param name="sourceLines">
    /// Whether to note the line of the caller's source text at which each operation is recorded, for listings, messages and
    /// explanations of gradients. It walks the stack at every operation, some microseconds each.
    /// </param>
    /// <exception cref="TapeException">A <see cref="TapeProgram"/> is being captured, whose runs would not record again.</exception>
    public Tape(bool checkFinite = false, bool sourceLines = false)
    {
        (Thread.Owner as Tape)?.RequireNoCapture(
            "opens a tape of its own", "Take derivatives by Differentiate, or by Tape.Current.Gradient with createGraph: true, which are recorded; what is to stay as it is, compute before Capture.");
        lines = sourceLines ? [] : null;
        CheckFinite(checkFinite);
        storage = TapeStorage.Take(this);
        outer = Thread.Owner;
        Thread.Owner = this;
    }

    /// <summary>The tape that is recording on this thread, or null.</summary>
    public static new Tape? Current => TensorOwner.Current as Tape;

    /// <summary>The number of recorded operations.</summary>
    public int Count => Storage.EntryCount;

    /// <summary>Whether the tape has been disposed.</summary>
    public bool IsDisposed => storage is null;

    /// <summary>Whether operations on this thread are recorded now: the tape is the innermost and not paused.</summary>
    public bool IsRecording => !IsPaused && ReferenceEquals(TensorOwner.Current, this);

    bool IsPaused => pause is not null || ownPauses > 0;

    internal TapeStorage Storage
    {
        get
        {
            ObjectDisposedException.ThrowIf(storage is null, this);
            if (!IsOfThisThread)
            {
                throw new InvalidOperationException(
                    "This tape belongs to another thread. A tape is used by the thread that made it; open one tape for each thread.");
            }

            return storage;
        }
    }

    internal override string ForeignMessage => heir?.ForeignMessage ?? base.ForeignMessage;

    internal override string EndedMessage =>
        "This tensor was made while a tape was recording, and that tape has been disposed. Call Detach() or Item() before the tape ends to keep its value.";

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
        for (int i = 0; i < s.LeafCount; i++)
        {
            if (!ReferenceEquals(s.Leaves[i].Tensor, x))
                continue;
            if (s.Leaves[i].IsVariable || x is Parameter)
                return;
            throw new TapeException("The tape has already recorded this tensor as a constant. Watch it before it is used.");
        }

        AddLeaf(x, isVariable: true);
    }

    /// <summary>Stops recording until the result is disposed. Tensors made meanwhile belong to the tape, as constants.</summary>
    /// <remarks>
    /// To evaluate a model, open a tape for each batch and pause it: nothing is recorded, and the memory of one batch is used again for the next. Without
    /// a tape the garbage collector has to find that memory.
    /// </remarks>
    public Pause Pause() => new(pause = new OpenPause(this, pause));

    /// <summary>Ends the recording, and recycles the memory of every tensor that belongs to the tape.</summary>
    /// <exception cref="InvalidOperationException">A tape that was opened later on this thread is still open, or another thread calls.</exception>
    public void Dispose()
    {
        if (storage is null)
            return;
        TapeStorage s = Storage;
        ThreadMemory thread = Thread;
        if (!ReferenceEquals(thread.Owner, this))
            throw new InvalidOperationException("Dispose tapes in the reverse order of their making: one that was opened later is still recording.");
        thread.Owner = outer;
        storage = null;

        // A result or a constant that a caller keeps holds this object, which must not hold more than it.
        ForgetCuts();
        variablePlaces = null;
        reads = null;
        if (heir is not null)
        {
            Thread = ThreadMemory.None;
            return;
        }

        EndTensors();
        s.GiveBack();
    }

    internal override void Adopt(Tensor tensor)
    {
        tensor.Slot = NoSlot;
        if (tensor.OwnBuffer is { } buffer)
            storage!.AddOwned(buffer);
    }

    internal void Record(Operation operation, ReadOnlySpan<Tensor> operands, Tensor result)
    {
        if (IsPaused)
        {
            if (ownPauses == 0)
                NotePaused(operation, operands, result);
            return;
        }

        AddEntry(operation, operands, result);
    }

    void AddEntry(Operation operation, ReadOnlySpan<Tensor> operands, Tensor result)
    {
        if (isDiagnosed)
            Diagnose(operation, operands, result);
        TapeStorage s = storage!;
        int first = s.SlotCount;
        foreach (Tensor operand in operands)
            s.AddSlot(SlotOf(operand));
        ref TapeEntry entry = ref s.AddEntry();
        entry.Operation = operation;
        entry.Result.Show(result);
        s.ShowsOthers |= result.IsView;
        entry.FirstOperand = first;
        entry.OperandCount = operands.Length;
        entry.PassesGradient = operation.IsDifferentiable && result.DType.IsFloating;
        entry.Scope = scope;
        result.Slot = s.EntryCount - 1;
    }

    /// <summary>Lets a program keep the memory of the tape, and the tensors of its entries and leaves.</summary>
    internal void Surrender(TensorOwner heir)
    {
        TapeStorage s = Storage;
        this.heir = heir;
        BufferPool pool = BufferPool.Current;
        for (int i = 0; i < s.OwnedCount; i++)
            pool.Forget(s.Owned[i]);
        for (int i = 0; i < s.EntryCount; i++)
            s.Entries[i].Result.HandTo(heir);
        for (int i = 0; i < s.LeafCount; i++)
        {
            if (ReferenceEquals(s.Leaves[i].Tensor.Owner, this))
                s.Leaves[i].Tensor.HandTo(heir);
        }
    }

    internal void EndPause(OpenPause ended)
    {
        OpenPause? open = pause;
        while (open is not null && open != ended)
            open = open.Outer;
        if (open is not null)
            pause = open.Outer;
    }

    /// <summary>Stops recording for the library's own work, of which explanations of gradients have nothing to tell.</summary>
    internal void BeginOwnPause() => ownPauses++;

    internal void EndOwnPause() => ownPauses--;

    /// <summary>The place of a tensor on this tape as a computed or watched value: an entry's number, or the complement of a leaf's.</summary>
    /// <exception cref="TapeException">The tape knows nothing of the tensor.</exception>
    internal int RequireSlot(Tensor tensor, string role)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (IsOwn(tensor) && tensor.Slot >= 0)
            return tensor.Slot;
        int leaf = FindVariable(tensor);
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
        variablePlaces?.TryAdd(tensor, leaf);
        return leaf;
    }

    /// <summary>The leaf of a tensor that this tape has noted before, or −1. A constant may not be found, which only notes it twice.</summary>
    int FindVariable(Tensor tensor)
    {
        TapeStorage s = storage!;
        int hint = tensor.Owner is null ? tensor.Slot : NoSlot;
        if ((uint)hint < (uint)s.LeafCount && ReferenceEquals(s.Leaves[hint].Tensor, tensor))
            return hint;
        if (s.VariableCount > LinearSearchLimit)
            return PlacesOfVariables().GetValueOrDefault(tensor, -1);
        for (int i = 0; i < s.VariableCount; i++)
        {
            if (ReferenceEquals(s.Leaves[s.Variables[i]].Tensor, tensor))
                return s.Variables[i];
        }

        return -1;
    }

    Dictionary<Tensor, int> PlacesOfVariables()
    {
        if (variablePlaces is null)
        {
            variablePlaces = new Dictionary<Tensor, int>(ReferenceEqualityComparer.Instance);
            for (int i = 0; i < storage!.VariableCount; i++)
                variablePlaces[storage.Leaves[storage.Variables[i]].Tensor] = storage.Variables[i];
        }

        return variablePlaces;
    }
}
