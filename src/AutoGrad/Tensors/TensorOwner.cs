using System.Runtime.CompilerServices;

namespace AutoGrad;

/// <summary>
/// Something that tensors belong to while it lives: a tape, or one step of a backward pass. Tensors made while an owner is current
/// on the thread take their memory from the pool and give it back when the owner releases them.
/// </summary>
public abstract class TensorOwner
{
    private protected TensorOwner() => Thread = ThreadMemory.Current;

    /// <summary>The owner of tensors that this thread makes now; none means the garbage collector.</summary>
    internal static TensorOwner? Current
    {
        get => ThreadMemory.Current.Owner;
        set => ThreadMemory.Current.Owner = value;
    }

    /// <summary>The only thread that may read the tensors.</summary>
    internal ThreadMemory Thread { get; private protected set; }

    /// <summary>Whether the calling thread may read the tensors.</summary>
    internal bool IsOfThisThread
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ReferenceEquals(Thread, ThreadMemory.Current);
    }

    /// <summary>Whether the tensors cannot be read any more, by whomever they are held.</summary>
    internal bool HasEnded { get; private set; }

    /// <summary>The sentence for a caller on another thread.</summary>
    internal virtual string ForeignMessage =>
        "This tensor belongs to a tape of another thread. A tape and its tensors are used by the thread that made them; hand over Detach() or ToArray() instead.";

    /// <summary>The sentence for a caller who reads a tensor after its memory went back to the pool.</summary>
    internal abstract string EndedMessage { get; }

    /// <summary>Makes all tensors of this owner unreadable at once.</summary>
    private protected void EndTensors()
    {
        HasEnded = true;
        Thread = ThreadMemory.None;
    }

    /// <summary>Called for every tensor made while this owner is current.</summary>
    internal abstract void Adopt(Tensor tensor);

    /// <summary>Called when a caller reads the elements of a tensor that belongs to this owner, or, while this owner is current, to none; kernels do not count.</summary>
    internal virtual void OnRead(Tensor tensor) { }

    /// <summary>Called when a tensor of this owner is detached while it is current; returns what the constant is to keep.</summary>
    internal virtual Detachment OnOwnDetach(Tensor source) => default;

    /// <summary>Called when the elements of a new tensor of this owner have been drawn at random.</summary>
    internal virtual void OnDraw(Tensor drawn, RandomFill fill) { }

    /// <summary>Called when a parameter is about to be changed while this owner is current.</summary>
    internal virtual void OnChange(Parameter parameter) { }

    /// <summary>Called when a tensor of another owner, or of none, is detached while this owner is current.</summary>
    internal virtual void OnDetach(Tensor source, Tensor constant) { }
}
