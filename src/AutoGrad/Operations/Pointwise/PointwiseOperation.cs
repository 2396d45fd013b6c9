namespace AutoGrad.Operations;

/// <summary>
/// A function applied element by element to operands that are broadcast together. What differs between one, two and three operands is
/// in the derived classes; broadcasting, and the passage of derivatives through it, is here.
/// </summary>
internal abstract partial class PointwiseOperation : Operation, ITileable
{
    DerivativeFacts[]? facts;

    /// <summary>What the derivative with respect to each operand reads, told by its formula.</summary>
    private protected abstract DerivativeFacts[] FindFacts();

    /// <summary>The derivative with respect to an operand as operations on tensors.</summary>
    private protected abstract Tensor Derivative(int operand, in Application application);

    /// <summary>The result's adjoint times the derivative with respect to an operand as one loop over the adjoint, the operands and the result.</summary>
    private protected abstract Operation Adjoint(int operand);

    internal sealed override bool IsElementwise => true;

    internal sealed override Kept Keeps
    {
        get
        {
            Kept kept = Kept.None;
            foreach (DerivativeFacts fact in Facts)
                kept |= fact.Reads;
            return kept;
        }
    }

    DerivativeFacts[] Facts => facts ??= FindFacts();

    internal sealed override TensorType Infer(ReadOnlySpan<Tensor> operands)
    {
        Tensor first = operands[0];
        Shape shape = first.Shape;
        for (int i = 0; i < operands.Length; i++)
        {
            if (!operands[i].DType.IsFloating)
                throw new DTypeException($"{Name} needs Float32 or Float64 operands, but operand {i} {operands[i].Shape} is {operands[i].DType}; cast it with To(DType.Float32).");
            if (i == 0)
                continue;
            if (shape != operands[i].Shape)
                shape = Broadcasting.Common(Name, shape, operands[i].Shape);
            if (first.IsNumber)
                first = operands[i];
            else if (operands[i].DType != first.DType && !operands[i].IsNumber)
                throw new DTypeException($"{Name} needs operands of one dtype, but it got {first.DType} {first.Shape} and {operands[i].DType} {operands[i].Shape}; cast one with To(DType.{first.DType}).");
        }

        return new TensorType(shape, first.DType);
    }

    public bool CanTile(ReadOnlySpan<Tensor> operands, Tensor result) => BroadcastLoop.IsOneStretch(operands, result);

    public abstract void ComputeTile(ReadOnlySpan<Tensor> operands, Tensor result, int start, int count, bool accumulate);

    internal sealed override Tensor Produce(ReadOnlySpan<Tensor> operands, in TensorType type, TensorOwner? owner)
    {
        bool isNumber = true;
        foreach (Tensor operand in operands)
            isNumber &= operand.IsNumber;
        Tensor result = Tensor.Uninitialized(type.Shape, type.Shape.ElementCount, type.DType, owner, isNumber);
        Compute(operands, result, accumulate: false);
        return result;
    }

    internal sealed override void Vjp(in Application application, Tensor yBar, Adjoints adjoints)
    {
        DerivativeFacts[] known = Facts;
        for (int operand = 0; operand < known.Length; operand++)
        {
            if (!adjoints.Wanted(operand))
                continue;
            Shape shape = application[operand].Shape;
            bool isWhole = shape == yBar.Shape;
            if (known[operand].IsOne)
            {
                if (isWhole)
                    adjoints.Add(operand, yBar);
                else
                    adjoints.Add(operand, new SumTo(shape), yBar);
            }
            else if (adjoints.IsRecording)
            {
                adjoints.Add(operand, (yBar * Derivative(operand, application)).SumTo(shape));
            }
            else
            {
                AddInOneLoop(operand, known[operand].Reads, application, yBar, adjoints, isWhole);
            }
        }
    }

    internal sealed override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents)
    {
        Tensor? sum = null;
        for (int operand = 0; operand < tangents.Length; operand++)
        {
            if (tangents[operand] is not { } tangent)
                continue;
            Tensor term = Facts[operand].IsOne ? tangent : tangent * Derivative(operand, application);
            sum = sum is null ? term : sum + term;
        }

        return sum?.BroadcastTo(application.Result.Shape);
    }

    void AddInOneLoop(int operand, Kept reads, in Application application, Tensor yBar, Adjoints adjoints, bool isWhole)
    {
        // What the derivative does not read is given as the adjoint itself, which costs no memory traffic.
        Tensor a = reads.HasFlag(Kept.Operand0) ? application[0] : yBar;
        Tensor b = reads.HasFlag(Kept.Operand1) ? application[1] : yBar;
        Tensor c = reads.HasFlag(Kept.Operand2) ? application[2] : yBar;
        Tensor y = reads.HasFlag(Kept.Result) ? application.Result : yBar;
        ReadOnlySpan<Tensor> values = application.Count switch { 1 => [yBar, a, y], 2 => [yBar, a, b, y], _ => [yBar, a, b, c, y] };
        if (isWhole)
            adjoints.Accumulate(operand, Adjoint(operand), values);
        else
            adjoints.Add(operand, new SumTo(application[operand].Shape), Adjoint(operand).Apply(values));
    }
}
