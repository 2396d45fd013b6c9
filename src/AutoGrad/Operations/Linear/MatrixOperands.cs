namespace AutoGrad.Operations;

/// <summary>What every operation on two matrices asks of its operands.</summary>
internal static class MatrixOperands
{
    public static void Check(string operation, Tensor a, Tensor b)
    {
        CheckRank(operation, a, b, atLeast: 2);
        if (!a.DType.IsFloating || a.DType != b.DType)
            throw new DTypeException($"{operation} needs operands of one floating-point dtype, but it got {a.DType} {a.Shape} and {b.DType} {b.Shape}; cast with To(DType.Float32).");
    }

    public static void CheckRank(string operation, Tensor a, Tensor b, int atLeast)
    {
        if (a.Rank < atLeast || b.Rank < atLeast)
            throw new ShapeException($"{operation} needs operands of at least {atLeast} {(atLeast == 1 ? "axis" : "axes")}, but it got {a.Shape} and {b.Shape}; add axes with Reshape, or multiply by a number with *.");
    }
}
