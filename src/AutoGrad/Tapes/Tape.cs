using System.Diagnostics.CodeAnalysis;

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
    readonly TensorOwner? outer;
    TapeStorage? storage;
    TensorOwner? heir;

    /// <summary>Whether another thread has disposed the tape, so that its own must not record on it.</summary>
    volatile bool isAbandoned;

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

    /// <summary>What records once this tape does not.</summary>
    TensorOwner? Outer => outer is Tape { isAbandoned: true } abandoned ? abandoned.Outer : outer;

    /// <summary>Ends the recording, and recycles the memory of every tensor that belongs to the tape.</summary>
    /// <exception cref="InvalidOperationException">
    /// A tape that was opened later on this thread is still open; or another thread calls, which ends the recording but recycles nothing.
    /// </exception>
    public void Dispose()
    {
        if (storage is null)
            return;
        if (!IsOfThisThread)
            Abandon();
        TapeStorage s = Storage;
        ThreadMemory thread = Thread;
        if (!thread.Replace(this, Outer) && !isAbandoned)
            throw new InvalidOperationException("Dispose tapes in the reverse order of their making: one that was opened later is still recording.");
        storage = null;

        // A result or a constant that a caller keeps holds this object, which must not hold more than it.
        ForgetCuts();
        places = null;
        reads = null;
        if (heir is not null)
        {
            Thread = ThreadMemory.None;
            return;
        }

        EndTensors();
        s.GiveBack();
    }

    /// <summary>Keeps the tape's own thread, which may go on to other work, from recording it here for ever. The memory stays as it is: that thread may be reading it.</summary>
    [DoesNotReturn]
    void Abandon()
    {
        isAbandoned = true;
        Thread.Replace(this, Outer);
        throw new InvalidOperationException(
            "This tape belongs to another thread, and only that can dispose it. The tape has stopped recording there; its memory is left to the garbage collector. Dispose a tape before an await, after which code may go on on another thread.");
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
}
