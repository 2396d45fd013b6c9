namespace AutoGrad.Planted.Right;

/// <summary>Functions whose derivative is 0, by nature or almost everywhere, and operands without elements.</summary>
sealed class Flat : IRightGradients
{
    public static IEnumerable<RightGradient> Plants =>
    [
        new("a constant", [Numbers.Of([4])], x => Tensor.Full(x[0].Shape, 3, DType.Float64)),
        new("an operand that does not matter", [Numbers.Of([4]), Numbers.Of([3], seed: 1)], x => x[0].Sin()),
        new("zero times a function", [Numbers.Of([4])], x => 0 * x[0].Exp()),
        new("floor between its steps", [Tensor.From([0.1, 0.37, 0.9])], x => x[0].Floor()),
        new("floor at a step", [Tensor.From([1.0])], x => x[0].Floor()),
        new("sign away from 0", [Tensor.From([-0.5, 1e-7, 2.0])], x => x[0].Sign() * x[0].Square()),
        new("round beside a half", [Tensor.From([0.49999, 1.50001])], x => x[0].Round() + x[0]),
        new("the largest by its index", [Tensor.From([0.3, 0.9, 0.5])], x => x[0].Gather(0, x[0].ArgMax(0, keepDims: true)).Square()),
        new("embedding with rows not used", [Numbers.Of([5, 3])], x => x[0].Embedding(Tensor.From([0, 2, 2])).Sin()),
        new("a row that is taken three times", [Numbers.Of([3, 2])], x => x[0].IndexSelect(0, Tensor.From([1, 1, 1])).Sin()),
        new("averages that leave the padding out", [Numbers.Of([8])], x => Windows.Averages(x[0]).Exp()),
        new("a single number", [Tensor.Scalar(0.7, DType.Float64)], x => x[0].Tanh()),
        new("one operand without elements", [Numbers.Of([3]), Tensor.Zeros([0], DType.Float64)], x => x[0].Sin().Sum() + x[1].Sum()),
        new("no elements", [Tensor.Zeros([0], DType.Float64)], x => x[0].Sin().Sum()) { Doubt = Doubt.NothingToCheck },
    ];
}
