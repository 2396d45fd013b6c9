namespace AutoGrad.Planted.Wrong;

/// <summary>Adjoints that arrive at the wrong place, or not at all.</summary>
sealed class Places : IWrongGradients
{
    const int Block = 4096;

    static readonly Tensor index = Tensor.From([2, 5, 5, 7]), late = Tensor.From([3, 6, 6, 8]);

    static readonly CustomOperation
        lateGather = CustomOperation.Define(
            "Gather", x => x[0].Gather(0, x[1]), (x, y, yBar) => [Tensor.Zeros(x[0].Shape, DType.Float64).ScatterAdd(0, late, yBar), null]),
        overwritingGather = CustomOperation.Define("Gather", x => x[0].Gather(0, x[1]), (x, y, yBar) => [Overwritten(x[0].Shape, x[1], yBar), null]),
        averagingRows = CustomOperation.Define(
            "IndexSelect", x => x[0].IndexSelect(0, x[1]), (x, y, yBar) => [Tensor.Zeros(x[0].Shape, DType.Float64).IndexAdd(0, x[1], yBar) * Tensor.From<double>([1, 1, 0.5, 1], [4, 1]), null]),
        slice = CustomOperation.Define("Slice", x => x.Slice(0, 3..7), (x, y, yBar) => yBar.Pad(0, 4, x.Length - 8)),
        difference = CustomOperation.Define(
            "Difference", x => x.Slice(0, 1..) - x.Slice(0, ..^1), (x, y, yBar) => yBar.Pad(0, 1, 0) - Tamper.Scale(yBar.Pad(0, 0, 1), 0, 0)),
        exp = CustomOperation.Define("Exp", x => x.Exp(), (x, y, yBar) => (y * yBar).Slice(0, ..1000).Pad(0, 0, x.Length - 1000)),
        square = CustomOperation.Define("Square", x => x * x, (x, y, yBar) => 2 * Tensor.Concat([x.Slice(0, ..Block), x.Slice(0, ..(x.Length - Block))]) * yBar);

    public static IEnumerable<WrongGradient> Plants =>
    [
        new("gather off by one", "Gather", [Numbers.Of([10])], x => lateGather.Apply(x[0], index), At.Places(2, 3, 5, 6, 7, 8)),
        new("accumulation lost", "Gather", [Numbers.Of([6])], x => overwritingGather.Apply(x[0], Tensor.From([1, 4, 4, 0])), At.Places(4)),
        new("a row that is taken twice averaged", "IndexSelect", [Numbers.Of([4, 3])], x => averagingRows.Apply(x[0], Tensor.From([0, 2, 2, 1])), At.Places(6, 7, 8)),
        new("slice put back one place late", "Slice", [Numbers.Of([12])], x => slice.Apply(x[0]), At.Places(3, 4, 5, 6, 7)),
        new("first place of a difference", "Difference", [Numbers.Of([50])], x => difference.Apply(x[0]), At.Places(0)),
        new("beyond the last whole vector", "Exp", [Numbers.Of([1003])], x => exp.Apply(x[0]), At.From(1000)),
        new("second block reads the first", "Square", [Numbers.Of([5000])], x => square.Apply(x[0]).Mean(), At.From(Block)),
    ];

    /// <summary>What a gather's rule gives that stores where it should add.</summary>
    static Tensor Overwritten(Shape shape, Tensor index, Tensor yBar)
    {
        var xBar = new double[shape.ElementCount];
        int[] places = index.ToArray<int>();
        double[] adjoints = yBar.ToArray<double>();
        for (int i = 0; i < places.Length; i++)
            xBar[places[i]] = adjoints[i];
        return Tensor.From<double>(xBar, shape);
    }
}
