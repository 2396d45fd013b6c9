namespace AutoGrad.Planted.Wrong;

/// <summary>Rules that look right, and are usual mistakes.</summary>
sealed class Pitfalls : IWrongGradients
{
    static readonly CustomOperation
        inverse = CustomOperation.Define("Inverse", x => x.Inverse(), (x, y, yBar) => -y.MatMul(yBar).MatMul(y)),
        logSumExp = CustomOperation.Define("LogSumExp", x => x.LogSumExp(), (x, y, yBar) => x.Exp() / x.Exp().Sum() * yBar),
        sqrt = CustomOperation.Define("Sqrt", x => x.Sqrt(), (x, y, yBar) => yBar / ((2 * y) + 1e-6)),
        round = CustomOperation.Define("Round", x => x.Round(), (x, y, yBar) => yBar),
        largest = CustomOperation.Define("Largest", x => x.Amax(), (x, y, yBar) => x.Equal(y.BroadcastTo(x.Shape)).To(DType.Float64) * yBar),
        halfInSingle = CustomOperation.Define("Square", x => x * x, (x, y, yBar) => (x.DType == DType.Float32 ? 1 : 2) * x * yBar),
        signedSquare = CustomOperation.Define("SignedSquare", x => x * x.Abs(), (x, y, yBar) => ((2 * x.Abs()) + (1 / x < -1e300).To(DType.Float64)) * yBar);

    public static IEnumerable<WrongGradient> Plants =>
    [
        new("inverse not transposed", "Inverse", [Tensor.From(new double[,] { { 2, 0.3, -0.4 }, { 0.1, 1.5, 0.6 }, { -0.7, 0.2, 1.8 } })], x => inverse.Apply(x[0]), At.Everywhere),
        new("log-sum-exp that overflows", "LogSumExp", [Tensor.From([1000.0, 1001.0, 999.0])], x => logSumExp.Apply(x[0]), At.Everywhere),
        new("an epsilon in the denominator", "Sqrt", [Numbers.Between(0.5, 2, [30])], x => sqrt.Apply(x[0]), At.Everywhere),
        new("rounding that lets all through", "Round", [Numbers.Between(0.6, 1.4, [9])], x => round.Apply(x[0]), At.Everywhere),
        new("all to each of three that tie", "Largest", [Tensor.From([2.0, 1.0, 2.0, 2.0])], x => largest.Apply(x[0]), At.Places(0, 2, 3)),
        new("only in single precision", "Square", [Numbers.Of([12]).To(DType.Float32)], x => halfInSingle.Apply(x[0]), At.Everywhere),
        new("only at minus zero", "SignedSquare", [Tensor.From([-0.0, 0.0, 1.0, -2.0])], x => signedSquare.Apply(x[0]), At.Places(0)),
    ];
}
