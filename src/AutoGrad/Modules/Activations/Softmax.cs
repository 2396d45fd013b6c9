namespace AutoGrad.Modules;

/// <summary>
/// e^xᵢ / Σⱼ e^xⱼ along an axis: probabilities from logits. For training on classes, <c>Loss.CrossEntropy</c> takes the logits themselves.
/// </summary>
/// <param name="axis">The axis, counted from the end if negative.</param>
public sealed class Softmax(int axis = -1) : Activation
{
    /// <summary>The axis.</summary>
    public int Axis { get; } = axis;

    /// <inheritdoc/>
    protected internal override string Describe() => $"Softmax(axis {Axis})";

    private protected override Tensor Apply(Tensor x) => x.Softmax(Axis);
}
