using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AutoGrad;

/// <summary>
/// A dense, row-major array of numbers of any rank, immutable in value. Operations on tensors are recorded by the <see cref="Tape"/>
/// that is recording on the thread, if there is one.
/// </summary>
/// <remarks>
/// A tensor made while a tape records belongs to that tape and can be read until the tape is disposed; <see cref="Detach"/> makes one
/// that outlives it. Every other tensor lives as long as something refers to it. Tensors that no tape owns may be read from any thread.
/// </remarks>
[DebuggerDisplay("{DType} {Shape}")]
public partial class Tensor
{
    TensorBuffer? buffer;
    int start;

    /// <summary>Wraps a buffer. The tensor becomes the property of <paramref name="owner"/>, if there is one.</summary>
    internal Tensor(TensorBuffer buffer, int start, Shape shape, int length, DType dtype, TensorOwner? owner, bool isNumber = false, bool isView = false)
    {
        this.buffer = buffer;
        this.start = start;
        Shape = shape;
        Length = length;
        DType = dtype;
        IsNumber = isNumber;
        IsView = isView;
        Owner = owner;
        owner?.Adopt(this);
    }

    /// <summary>The lengths of the axes.</summary>
    public Shape Shape { get; private set; }

    /// <summary>The type of the elements.</summary>
    public DType DType { get; private set; }

    /// <summary>The number of elements.</summary>
    public int Length { get; private set; }

    /// <summary>The number of axes; 0 for a single number.</summary>
    public int Rank => Shape.Rank;

    /// <summary>The tape or backward step whose end makes this tensor unreadable; null if there is none.</summary>
    internal TensorOwner? Owner { get; private set; }

    /// <summary>
    /// The place of this tensor in what its owner keeps. Of a tensor without an owner it is the leaf as which a tape last noted it: a hint only, since other
    /// tapes, on any thread, overwrite it.
    /// </summary>
    internal int Slot { get; set; }

    /// <summary>Whether the tensor is a bare number in the source text, which takes the dtype of the tensor that it meets.</summary>
    internal bool IsNumber { get; private set; }

    /// <summary>Whether the memory may have gone back to the pool.</summary>
    internal bool IsReleased => buffer is null || Owner is { HasEnded: true };

    /// <summary>Whether the two tensors show the same elements of the same memory.</summary>
    internal bool IsSameMemory(Tensor other) => ReferenceEquals(buffer, other.buffer) && start == other.start && Length == other.Length;

    /// <summary>Whether the tensor shares its memory with another that may be read after it.</summary>
    internal bool HasEscaped => buffer is null or { Escaped: true };

    /// <summary>
    /// The elements of an operand, for the kernel of an operation: of a tensor for which <see cref="CheckReadable"/> has been called, or which no caller
    /// holds. The span must not outlive the call that asks for it: the memory may be recycled.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ReadOnlySpan<T> Read<T>() where T : unmanaged => Shown<T>();

    /// <summary>The elements of a tensor that nobody else has seen yet, for the kernel that computes them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Span<T> Write<T>() where T : unmanaged => Shown<T>();

    /// <summary>The elements of a tensor that a caller holds. The span must not outlive the call that asks for it.</summary>
    internal Span<T> Elements<T>() where T : unmanaged
    {
        CheckReadable(current: null);
        return Shown<T>();
    }

    /// <summary>Refuses a tensor of an owner that has ended or is another thread's.</summary>
    /// <param name="current">The owner of what this thread makes now, if it is known: its tensors can be read.</param>
    /// <exception cref="ObjectDisposedException">The owner of the tensor has ended.</exception>
    /// <exception cref="InvalidOperationException">The tensor belongs to a tape of another thread.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void CheckReadable(TensorOwner? current)
    {
        if (Owner is { } owner && !ReferenceEquals(owner, current) && !owner.IsOfThisThread)
            ThrowUnreadable();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    Span<T> Shown<T>() where T : unmanaged
    {
        Debug.Assert(DTypes.Of<T>() == DType, "The element type must be that of the tensor.");
        if (buffer is null)
            ThrowUnreadable();
        return buffer.Span<T>(start, Length);
    }

    /// <summary>A tensor over the same memory with another shape or over a part of it.</summary>
    internal Tensor View(Shape shape, int offset, int length)
    {
        TensorOwner? owner = TensorOwner.Current;
        if (buffer is null)
            ThrowUnreadable();
        CheckReadable(owner);

        // A view that outlives what owns the memory keeps it from the pool. Owners nest, so that any current one ends before it.
        if (owner is null && Owner is not null)
            buffer.Escaped = true;
        return new Tensor(buffer, start + offset, shape, length, DType, owner, isView: true);
    }

    /// <summary>Whether the memory is another tensor's.</summary>
    internal bool IsView { get; private set; }

    /// <summary>
    /// The same values as a constant: no gradient flows through the result. It belongs to no tape, so it can be read when the tape that
    /// recorded this tensor has been disposed. Nothing is copied.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The tape that this tensor belongs to has been disposed.</exception>
    public virtual Tensor Detach()
    {
        if (buffer is null || IsReleased)
            ThrowUnreadable();
        buffer.Escaped = true;
        TensorOwner? current = TensorOwner.Current;
        if (current is not null && ReferenceEquals(current, Owner))
            return new DetachedTensor(current.OnOwnDetach(this), buffer, start, Shape, Length, DType);
        var constant = new Tensor(buffer, start, Shape, Length, DType, owner: null, isView: true);
        current?.OnDetach(this, constant);
        return constant;
    }

    /// <summary>Gives the memory back to the pool, unless it is shared; the tensor cannot be read any more.</summary>
    internal void Release() => Release(BufferPool.Current);

    /// <summary>The same for a caller who knows the thread's pool.</summary>
    internal void Release(BufferPool pool)
    {
        TensorBuffer? released = buffer;
        if (released is null)
            return;
        buffer = null;
        if (!IsView)
            pool.Return(released);
    }

    /// <summary>Tells the pool that the memory will not come back.</summary>
    internal void Forget()
    {
        if (!IsView && buffer is not null)
            BufferPool.Current.Forget(buffer);
    }

    /// <summary>Gives the tensor to another owner, or to the code that holds it; the one before must not release it any more.</summary>
    internal void HandTo(TensorOwner? owner)
    {
        Owner = owner;
        owner?.Adopt(this);
    }

    /// <summary>Makes the tensor unreadable; its memory belongs to someone else.</summary>
    internal void Drop() => buffer = null;

    /// <summary>Lets the tensor show other memory, for a planner that lays out a whole computation.</summary>
    internal void Relocate(TensorBuffer newBuffer, int newStart)
    {
        buffer = newBuffer;
        start = newStart;
    }

    /// <summary>The memory that the tensor shows.</summary>
    internal (TensorBuffer? Buffer, int Start) Location => (buffer, start);

    [DoesNotReturn]
    void ThrowUnreadable()
    {
        if (Owner is { HasEnded: false, IsOfThisThread: false } owner)
            throw new InvalidOperationException(owner.ForeignMessage);

        throw new ObjectDisposedException(
            nameof(Tensor), Owner?.EndedMessage ?? "This tensor's memory has been recycled. Call Detach() or Item() while it is still valid.");
    }
}
