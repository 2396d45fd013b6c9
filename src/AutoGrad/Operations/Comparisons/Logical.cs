namespace AutoGrad.Operations;

/// <summary>A way to combine two truth values.</summary>
internal interface IConnective
{
    static abstract bool Holds(bool a, bool b);
}

/// <summary>A combination of masks, element by element after broadcasting.</summary>
internal sealed class Logical<TConnective> : Operation where TConnective : struct, IConnective
{
    public static Logical<TConnective> Operation { get; } = new();

    /// <inheritdoc/>
    public override string Name => typeof(TConnective).Name;

    internal override bool IsDifferentiable => false;

    internal override Kept Keeps => Kept.None;

    internal override TensorType Infer(ReadOnlySpan<Tensor> operands)
    {
        foreach (Tensor operand in operands)
        {
            if (operand.DType != DType.Bool)
                throw new DTypeException($"{Name} combines masks, but it got {operand.DType} {operand.Shape}; compare it first, as in x > 0.");
        }

        return new TensorType(Broadcasting.Common(Name, operands[0].Shape, operands[1].Shape), DType.Bool);
    }

    internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
    {
        ReadOnlySpan<bool> a = operands[0].Read<bool>(), b = operands[1].Read<bool>();
        Span<bool> holds = result.Write<bool>();
        if (a.Length == holds.Length && b.Length == holds.Length)
        {
            for (int i = 0; i < holds.Length; i++)
                holds[i] = TConnective.Holds(a[i], b[i]);
            return;
        }

        int[] places = BroadcastIndex.Of(operands[0].Shape, result.Shape), others = BroadcastIndex.Of(operands[1].Shape, result.Shape);
        for (int i = 0; i < holds.Length; i++)
            holds[i] = TConnective.Holds(a[places[i]], b[others[i]]);
    }
}
