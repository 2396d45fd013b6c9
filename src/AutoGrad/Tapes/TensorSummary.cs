namespace AutoGrad;

/// <summary>A tensor of a tape in a message: its name in listings, its type, and what its elements are like.</summary>
/// <param name="Name"><c>%3</c> for the result of entry 3, a parameter's name, a number, or <c>in0</c> for the first other tensor that was read.</param>
/// <param name="DType">The type of the elements.</param>
/// <param name="Shape">The lengths of the axes.</param>
/// <param name="Range">What the elements are like.</param>
public sealed record TensorSummary(string Name, DType DType, Shape Shape, ValueRange Range)
{
    internal TensorSummary(string name, Tensor tensor, ValueRange range) : this(name, tensor.DType, tensor.Shape, range) { }

    /// <summary>The index of the first element that is NaN or infinite; empty for a tensor of rank 0, or if all are finite.</summary>
    public IReadOnlyList<int> FirstNonFinite => Range.IsFinite ? [] : ElementIndex.Of(Shape, Range.FirstNonFinite);

    /// <summary>The tensor as <c>%3, Float32 [2, 3]: from −1 to 4, 2 NaN</c>.</summary>
    public override string ToString() => $"{Name}, {DType} {Shape}: {Range}";
}
