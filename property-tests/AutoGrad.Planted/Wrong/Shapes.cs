namespace AutoGrad.Planted.Wrong;

/// <summary>Axes that are confused, not summed, or not put back.</summary>
sealed class Shapes : IWrongGradients
{
    static readonly CustomOperation
        notTransposed = CustomOperation.Define("MatMul", x => x[0].MatMul(x[1]), (x, y, yBar) => [yBar.MatMul(x[1]), x[0].Transpose().MatMul(yBar)]),
        transposed = CustomOperation.Define(
            "MatMul", x => x[0].MatMul(x[1]), (x, y, yBar) => [yBar.MatMul(x[1].Transpose()), yBar.Transpose().MatMul(x[0])]),
        firstRow = CustomOperation.Define("AddBias", x => x[0] + x[1], (x, y, yBar) => [yBar, yBar.Select(0, 0)]),
        meanRow = CustomOperation.Define("AddBias", x => x[0] + x[1], (x, y, yBar) => [yBar, yBar.Mean(0)]),
        rowSums = CustomOperation.Define("AddBias", x => x[0] + x[1], (x, y, yBar) => [yBar, yBar.Sum(1)]),
        oneForAll = CustomOperation.Define("Scale", x => x[0] * x[1], (x, y, yBar) => [yBar * x[1], 4 * (yBar * x[0]).Sum(0).Select(0, 0)]),
        sumRows = CustomOperation.Define("SumRows", x => x.Sum(1), (x, y, yBar) => yBar.BroadcastTo(x.Shape)),
        permute = CustomOperation.Define("Permute", x => x.Permute(1, 2, 0), (x, y, yBar) => yBar.Permute(1, 2, 0)),
        flip = CustomOperation.Define("Flip", x => x.Flip(0), (x, y, yBar) => yBar),
        roll = CustomOperation.Define("Roll", x => x.Roll(1, 0), (x, y, yBar) => yBar.Roll(1, 0)),
        concat = CustomOperation.Define("Concat", x => Tensor.Concat(x), (x, y, yBar) => [yBar.Slice(0, 6..), yBar.Slice(0, ..6)]),
        cumSum = CustomOperation.Define("CumSum", x => x.CumSum(0), (x, y, yBar) => yBar.CumSum(0));

    public static IEnumerable<WrongGradient> Plants =>
    [
        new("operand not transposed", "MatMul", [Numbers.Of([4, 5]), Numbers.Of([5, 5], seed: 1)], x => notTransposed.Apply(x), At.Operand(0)),
        new("gradient transposed", "MatMul", [Numbers.Of([4, 6]), Numbers.Of([6, 6], seed: 1)], x => transposed.Apply(x), At.OffDiagonal(1, 6)),
        new("broadcast not summed", "AddBias", [Numbers.Of([8, 5]), Numbers.Of([5], seed: 1)], x => firstRow.Apply(x), At.Operand(1)),
        new("broadcast averaged", "AddBias", [Numbers.Of([8, 5]), Numbers.Of([5], seed: 1)], x => meanRow.Apply(x), At.Operand(1)),
        new("broadcast summed over the wrong axis", "AddBias", [Numbers.Of([5, 5]), Numbers.Of([5], seed: 1)], x => rowSums.Apply(x), At.Operand(1)),
        new("broadcast over two axes, one taken for all", "Scale", [Numbers.Of([2, 4, 3]), Numbers.Of([3], seed: 1)], x => oneForAll.Apply(x), At.Operand(1)),
        new("sum spread along the wrong axis", "SumRows", [Numbers.Of([6, 6])], x => sumRows.Apply(x[0]), At.OffDiagonal(0, 6)),
        new("permutation applied twice", "Permute", [Numbers.Of([3, 3, 3])], x => permute.Apply(x[0]), (_, place, _) => place is not (0 or 13 or 26)),
        new("flip not flipped back", "Flip", [Numbers.Of([9])], x => flip.Apply(x[0]), (_, place, _) => place != 4),
        new("rolled the same way", "Roll", [Numbers.Of([8])], x => roll.Apply(x[0]), At.Everywhere),
        new("parts of a concatenation swapped", "Concat", [Numbers.Of([6]), Numbers.Of([6], seed: 1)], x => concat.Apply(x), At.Everywhere),
        new("cumulative sum not reversed", "CumSum", [Numbers.Of([12])], x => cumSum.Apply(x[0]), At.Everywhere),
    ];
}
