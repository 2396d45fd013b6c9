namespace AutoGrad.Operations;

/// <summary>What comparisons and combinations of masks have in common in the catalogue.</summary>
internal static class Comparison
{
    /// <summary>Every kind of broadcast between two operands.</summary>
    public static IEnumerable<OperationSample> Samples(Func<Tensor, Tensor, Tensor> compare) =>
        from shapes in (IEnumerable<Shape[]>)[[[2, 3], [2, 3]], [[2, 3], [3]], [[2, 1], [1, 3]], [[], [4]], [[], []]]
        select new OperationSample($"{shapes[0]} with {shapes[1]}", x => compare(x[0], x[1])) { Shapes = shapes, IsDifferentiable = false };
}
