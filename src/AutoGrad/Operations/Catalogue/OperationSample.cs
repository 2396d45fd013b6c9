namespace AutoGrad.Operations;

/// <summary>One way to call an operation, to be tested, timed and documented.</summary>
/// <param name="Label">What is special about it, such as <c>axis −1, keepDims</c>.</param>
/// <param name="Apply">The call; it gets as many Float64 or Float32 tensors as there are shapes.</param>
/// <param name="Shapes">The shapes of the operands that are differentiated by.</param>
internal sealed record OperationSample(string Label, Func<Tensor[], Tensor> Apply, params Shape[] Shapes)
{
    /// <summary>From where to draw the elements of each operand; empty means all reals.</summary>
    public IReadOnlyList<Domain> Domains { get; init; } = [];

    /// <summary>Whether a gradient flows through the call.</summary>
    public bool IsDifferentiable { get; init; } = true;

    /// <summary>Whether the places of the results depend on the elements' values, as in sorting, so that a NaN goes to another place.</summary>
    public bool MovesElements { get; init; }

    /// <summary>Operands at which the derivative jumps, such as ties, with the gradients declared there for the sum of the result's elements.</summary>
    public IReadOnlyList<SampleKink> Kinks { get; init; } = [];
}
