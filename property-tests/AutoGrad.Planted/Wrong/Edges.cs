namespace AutoGrad.Planted.Wrong;

/// <summary>Rules that are wrong at the edge of something alone: a batch, a slice, a block, a padding.</summary>
sealed class Edges : IWrongGradients
{
    const int Seam = 8192;

    static readonly Tensor halfOfTheThird = Tensor.From<double>([1, 1, 0.5, 1], [4, 1, 1]);

    static readonly CustomOperation
        batches = CustomOperation.Define(
            "Bmm", x => x[0].Bmm(x[1]), (x, y, yBar) => [halfOfTheThird * yBar.Bmm(x[1].Permute(0, 2, 1)), x[0].Permute(0, 2, 1).Bmm(yBar)]),
        sliced = CustomOperation.Define("SliceSquare", x => x.Slice(0, 3..8).Square(), (x, y, yBar) => (2 * x.Slice(0, ..5) * yBar).Pad(0, 3, x.Length - 8)),
        seam = CustomOperation.Define("Square", x => x * x, (x, y, yBar) => 2 * x * yBar * Tamper.All(x, 1, (Seam - 1, 2), (Seam, 2))),
        circle = CustomOperation.Define(
            "Convolve", x => (0.5 * Windows.Before(x)) - x + (2 * Windows.After(x)), (x, y, yBar) => (0.5 * yBar.Roll(-1, 0)) - yBar + (2 * yBar.Roll(1, 0))),
        pooling = CustomOperation.Define("AveragePool", Windows.Averages, (x, y, yBar) => (Windows.After(yBar) + yBar + Windows.Before(yBar)) / 3);

    public static IEnumerable<WrongGradient> Plants =>
    [
        new("one matrix of a batch", "Bmm", [Numbers.Of([4, 3, 5]), Numbers.Of([4, 5, 2], seed: 1)], x => batches.Apply(x), (operand, place, _) => operand == 0 && place / 15 == 2),
        new("a slice read without its offset", "SliceSquare", [Numbers.Of([12])], x => sliced.Apply(x[0]), At.Places(3, 4, 5, 6, 7)),
        new("the seam between two halves", "Square", [Numbers.Of([2 * Seam])], x => seam.Apply(x[0]).Mean(), At.Places(Seam - 1, Seam)),
        new("padding taken for a circle", "Convolve", [Numbers.Of([10])], x => circle.Apply(x[0]), At.Places(0, 9)),
        new("average pooling that counts its padding", "AveragePool", [Numbers.Of([10])], x => pooling.Apply(x[0]), At.Places(0, 1, 8, 9)),
    ];
}
