namespace AutoGrad.Planted.Right;

/// <summary>Selections among equal elements.</summary>
sealed class Ties : IRightGradients
{
    public static IEnumerable<RightGradient> Plants =>
    [
        new("two that tie for a maximum", [Tensor.From(new double[,] { { 1, 1, 0 }, { 3, 2, 1 } })], x => x[0].Amax(1)),

        // Four share the adjoint: a quarter each lies between the one-sided derivatives 0 and 1, and is neither nor their mean.
        new("four that tie for a maximum", [Tensor.Zeros([2, 4], DType.Float64)], x => x[0].Amax(1)),
        new("pooling of equals", [Tensor.From([1.0, 1.0, 0.5, 2.0, 3.0, 3.0])], x => x[0].Reshape([3, 2]).Amax(1)),
        new("pooling after relu", [Tensor.From([-1.0, -2.0, 0.5, -2.0, -3.0, -1.0])], x => x[0].Relu().Reshape([3, 2]).Amax(1)),
        new("two that tie for a minimum", [Tensor.From([2.0, 1.0, 1.0])], x => x[0].Amin()),
        new("sort of equals", [Tensor.From([2.0, 1.0, 2.0, 3.0])], x => x[0].Sort()),
        new("sort of almost equals", [Tensor.From([1.0, 1 + 1e-14, 0.5, 1 - 1e-13])], x => x[0].Sort()),
        new("top-k with a tie at the cut", [Tensor.From([3.0, 1.0, 1.0, 2.0])], x => x[0].TopK(3)),
        new("median of three equals", [Tensor.From([1.0, 2.0, 2.0, 2.0, 5.0])], x => x[0].Median()),
        new("median of equals", [Tensor.From([1.0, 2.0, 2.0, 3.0, 5.0])], x => x[0].Median()),
    ];
}
