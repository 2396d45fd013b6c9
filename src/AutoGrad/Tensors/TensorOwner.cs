namespace AutoGrad;

/// <summary>
/// Something that tensors belong to while it lives: a tape, or one step of a backward pass. Tensors made while an owner is current
/// on the thread take their memory from the pool and give it back when the owner releases them.
/// </summary>
public abstract class TensorOwner
{
    [ThreadStatic]
    static TensorOwner? current;

    private protected TensorOwner() => ThreadId = Environment.CurrentManagedThreadId;

    /// <summary>The owner of tensors that this thread makes now; none means the garbage collector.</summary>
    internal static TensorOwner? Current
    {
        get => current;
        set => current = value;
    }

    internal int ThreadId { get; }

    /// <summary>The sentence for a caller who reads a tensor after its memory went back to the pool.</summary>
    internal abstract string EndedMessage { get; }

    /// <summary>Called for every tensor made while this owner is current.</summary>
    internal abstract void Adopt(Tensor tensor);
}
