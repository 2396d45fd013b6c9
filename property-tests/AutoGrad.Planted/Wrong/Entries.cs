namespace AutoGrad.Planted.Wrong;

/// <summary>One element, or a few at an end, of a gradient that is right elsewhere.</summary>
sealed class Entries : IWrongGradients
{
    const int Row = 391, Column = 77, Width = 128;

    static readonly Tensor images = Numbers.Of([8, 784], seed: 1);

    static readonly CustomOperation
        dense = CustomOperation.Define(
            "Dense", x => x[0].MatMul(x[1]), (x, y, yBar) => [yBar.MatMul(x[1].Transpose()), Tamper.Scale(x[0].Transpose().MatMul(yBar), (Row * Width) + Column, 1.5)]),
        addBias = CustomOperation.Define("AddBias", x => x[0] + x[1], (x, y, yBar) => [yBar, Tamper.Scale(yBar.Sum(0), 3, 1.1)]),
        square = CustomOperation.Define("Square", x => x * x, (x, y, yBar) => Tamper.Scale(2 * x * yBar, 65_537, 0)),
        exp = CustomOperation.Define("Exp", x => x.Exp(), (x, y, yBar) => Tamper.Scale(y * yBar, 0, 0.5)),
        tanh = CustomOperation.Define("Tanh", x => x.Tanh(), (x, y, yBar) => Tamper.Scale((1 - y.Square()) * yBar, 999, 2)),
        matMul = CustomOperation.Define(
            "MatMul", x => x[0].MatMul(x[1]), (x, y, yBar) => [yBar.MatMul(x[1].Transpose()) * LastRowZero(x[0]), x[0].Transpose().MatMul(yBar)]),
        silu = CustomOperation.Define("Silu", x => x.Silu(), (x, y, yBar) => Tamper.Scale(yBar * (x.Sigmoid() + (y * (1 - x.Sigmoid()))), 67, -1)),
        sinc = CustomOperation.Define("Sinc", x => Tensor.Where(x.Equal(0), 1, x.Sin() / x), (x, y, yBar) => yBar * (x.Cos() - y) / x);

    public static IEnumerable<WrongGradient> Plants =>
    [
        new("one entry of a 784x128 weight", "Dense", [Numbers.Of([784, Width])], x => dense.Apply(images, x[0]).Square().Mean(), At.Places((Row * Width) + Column)),
        new("one element among 100000", "Square", [Numbers.Of([100_000])], x => square.Apply(x[0]).Sum(), At.Places(65_537)),
        new("one entry of a bias", "AddBias", [Numbers.Of([32, 10]), Numbers.Of([10], seed: 1)], x => addBias.Apply(x), At.PlacesOf(1, 3)),
        new("the first element", "Exp", [Numbers.Of([1000])], x => exp.Apply(x[0]), At.Places(0)),
        new("the last element", "Tanh", [Numbers.Of([1000])], x => tanh.Apply(x[0]), At.Places(999)),
        new("the last row", "MatMul", [Numbers.Of([6, 5]), Numbers.Of([5, 7], seed: 1)], x => matMul.Apply(x), At.PlacesOf(0, 25, 26, 27, 28, 29)),
        new("one sign in a tensor of rank 4", "Silu", [Numbers.Of([2, 3, 4, 5])], x => silu.Apply(x[0]), At.Places(67)),
        new("NaN at one element", "Sinc", [Tensor.From([-1.5, -0.5, 0.0, 0.25, 2.0])], x => sinc.Apply(x[0]), At.Places(2)),
    ];

    static Tensor LastRowZero(Tensor a) => Tensor.Concat([Tensor.Ones([a.Shape[0] - 1, 1], DType.Float64), Tensor.Zeros([1, 1], DType.Float64)]);
}
