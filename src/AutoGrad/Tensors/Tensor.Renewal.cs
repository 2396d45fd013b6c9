namespace AutoGrad;

// Objects that are used again, for tensors that no caller ever holds: those of a tape's entries, and adjoints.
public partial class Tensor
{
    /// <summary>A tensor that shows nothing yet, for an owner that lets it <see cref="Show(Tensor)"/> one thing after another.</summary>
    internal Tensor(TensorOwner? owner, int slot)
    {
        Owner = owner;
        Slot = slot;
    }

    /// <summary>The memory for those who recycle it; null of a view, whose memory is another's.</summary>
    internal TensorBuffer? OwnBuffer => IsView ? null : buffer;

    /// <summary>Shows what another tensor shows, under the name that this one has with its owner.</summary>
    internal void Show(Tensor other)
    {
        buffer = other.buffer;
        start = other.start;
        Shape = other.Shape;
        Length = other.Length;
        DType = other.DType;
        IsNumber = other.IsNumber;
        IsView = other.IsView;
    }

    /// <summary>Shows the memory of another tensor, and recycles it in its place.</summary>
    internal void TakeFrom(Tensor other)
    {
        Show(other);
        other.IsView = true;
    }

    /// <summary>Shows fresh memory like another tensor's.</summary>
    internal void RentLike(Tensor other, BufferPool pool)
    {
        buffer = Memory(pool, other.Shape, other.Length, other.DType);
        start = 0;
        Shape = other.Shape;
        Length = other.Length;
        DType = other.DType;
        IsNumber = IsView = false;
    }

    /// <summary>Gives the elements another shape of as many.</summary>
    internal void GiveShape(Shape shape) => Shape = shape;

    /// <summary>Another name for what this tensor shows, which a caller may keep.</summary>
    internal Tensor NamedFor(TensorOwner owner) => new(buffer!, start, Shape, Length, DType, owner, IsNumber, isView: true) { Slot = Slot };
}
