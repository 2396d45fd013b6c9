namespace AutoGrad.PropertyTests;

/// <summary>An operation on tensors that is right but for what a test replaces.</summary>
internal sealed class LyingOperation : Operation
{
    /// <summary>The true result.</summary>
    public required Func<Tensor[], Tensor> Value { get; init; }

    /// <summary>The contribution to the adjoint of an operand: operands, result, adjoint of the result, number of the operand.</summary>
    public required Func<Tensor[], Tensor, Tensor, int, Tensor> Pullback { get; init; }

    /// <summary>The tangent of the result from that of operand 0.</summary>
    public Func<Tensor[], Tensor, Tensor>? Pushforward { get; init; }

    internal override TensorType Infer(ReadOnlySpan<Tensor> operands)
    {
        Tensor y = Constant(operands);
        return new TensorType(y.Shape, y.DType);
    }

    internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate) =>
        TensorArithmetic.Add(Constant(operands), result, accumulate);

    internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints)
    {
        for (int i = 0; i < application.Count; i++)
        {
            if (adjoints.Wanted(i))
                adjoints.Add(i, Pullback([.. application.Operands], application.Result, yBar, i));
        }
    }

    internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) =>
        Pushforward!([.. application.Operands], tangents[0]!);

    Tensor Constant(ReadOnlySpan<Tensor> operands)
    {
        Tensor[] all = [.. operands];
        if (Tape.Current is not { } tape)
            return Value(all);
        using (tape.Pause())
            return Value(all);
    }
}

/// <summary>2x whose backward rule claims that it can add to an adjoint, and overwrites it.</summary>
internal sealed class AdjointOverwritten : Operation
{
    internal override Kept Keeps => Kept.None;

    internal override bool CanAccumulate => true;

    internal override TensorType Infer(ReadOnlySpan<Tensor> operands) => new(operands[0].Shape, operands[0].DType);

    internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
    {
        TensorArithmetic.Add(operands[0], result, accumulate: false);
        TensorArithmetic.Add(operands[0], result, accumulate: true);
    }

    internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints) => adjoints.Add(0, this, yBar);

    internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) => Apply(tangents[0]!);
}
