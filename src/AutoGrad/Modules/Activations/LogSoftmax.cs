namespace AutoGrad.Modules;

/// <summary>The logarithm of <see cref="Softmax"/>, xᵢ − ln Σⱼ e^xⱼ along an axis.</summary>
/// <param name="axis">The axis, counted from the end if negative.</param>
public sealed class LogSoftmax(int axis = -1) : Activation
{
    /// <summary>The axis.</summary>
    public int Axis { get; } = axis;

    /// <inheritdoc/>
    protected internal override string Describe() => $"LogSoftmax(axis {Axis})";

    private protected override Tensor Apply(Tensor x) => x.LogSoftmax(Axis);
}
