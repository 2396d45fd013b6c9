namespace AutoGrad.Testing;

/// <summary>The gradient by an operand has the operand's shape and dtype, in Float32 and in Float64, recorded or not.</summary>
public sealed class AdjointsHaveTheShapeOfTheOperand : GradientLaw
{
    /// <inheritdoc/>
    public override string Statement => "the gradient by an operand has the operand's shape and dtype";

    internal override bool IsOfFunctions => false;

    private protected override void At(Subject subject, Operands operands)
    {
        foreach (DType dtype in (DType[])[DType.Float32, DType.Float64])
        {
            foreach (bool createGraph in (bool[])[false, true])
                Check(subject, operands, dtype, createGraph);
        }
    }

    void Check(Subject subject, Operands operands, DType dtype, bool createGraph)
    {
        using var tape = new Tape();
        Tensor[] x = operands.Tensors(dtype);
        Array.ForEach(x, tape.Watch);
        Tensor y = Result(subject, x);
        if (!subject.IsDifferentiable || !y.DType.IsFloating)
            return;
        Tensor seed = Jacobians.Weights(y.Shape, y.DType);
        for (int i = 0; i < x.Length; i++)
        {
            Tensor gradient = Jacobians.Pullback(tape, y, x[i], seed, createGraph);
            Require(
                gradient.Shape == x[i].Shape && gradient.DType == dtype,
                () => $"operand {i} is {dtype} {x[i].Shape}, its gradient {gradient.DType} {gradient.Shape}");
        }
    }

    Tensor Result(Subject subject, Tensor[] x)
    {
        try
        {
            return subject.Apply(x);
        }
        catch (DTypeException refused) when (x.Length > 0 && x[0].DType == DType.Float32)
        {
            throw new LawBrokenException($"it refuses Float32, in which the laws are stated as well as in Float64; cast what the function captures to the dtype of its operand. {refused.Message}", refused) { Law = this };
        }
    }
}
