namespace AutoGrad.Operations;

/// <summary>One way to call an operation, to be tested, timed and documented.</summary>
/// <param name="Label">What is special about it, such as <c>axis −1, keepDims</c>.</param>
/// <param name="Apply">The call; it gets as many Float64 or Float32 tensors as there are shapes.</param>
internal sealed record OperationSample(string Label, Func<Tensor[], Tensor> Apply)
{
    // Not one params array: in its place [], a single number, would mean no operand at all.
    public OperationSample(string label, Func<Tensor[], Tensor> apply, Shape a) : this(label, apply) => Shapes = [a];

    public OperationSample(string label, Func<Tensor[], Tensor> apply, Shape a, Shape b) : this(label, apply) => Shapes = [a, b];

    public OperationSample(string label, Func<Tensor[], Tensor> apply, Shape a, Shape b, Shape c) : this(label, apply) => Shapes = [a, b, c];

    /// <summary>The shapes of the operands that are differentiated by; [] is a single number.</summary>
    public Shape[] Shapes { get; init; } = [];

    /// <summary>From where to draw the elements of each operand; empty means all reals.</summary>
    public IReadOnlyList<Domain> Domains { get; init; } = [];

    /// <summary>The same by other operations, of an operation that fuses several into one; null for the others.</summary>
    public Func<Tensor[], Tensor>? Composition { get; init; }

    /// <summary>Whether a gradient flows through the call.</summary>
    public bool IsDifferentiable { get; init; } = true;

    /// <summary>Operands at which the derivative jumps, such as ties, with the gradients declared there for the sum of the result's elements.</summary>
    public IReadOnlyList<SampleKink> Kinks { get; init; } = [];
}
