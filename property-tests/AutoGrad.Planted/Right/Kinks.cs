namespace AutoGrad.Planted.Right;

/// <summary>Points at which the derivatives to the left and to the right differ, or beside which they do.</summary>
sealed class Kinks : IRightGradients
{
    static readonly Tensor table = Tensor.From([1.0, 4.0, 2.0, 8.0]);

    public static IEnumerable<RightGradient> Plants =>
    [
        new("relu at 0", [Tensor.From([-1.0, 0.0, 2.0])], x => x[0].Relu()),
        new("relu a hair from 0", [Tensor.From([-1e-9, 1e-9, 1e-12])], x => x[0].Relu()),
        new("leaky relu at 0", [Tensor.From([-1.0, 0.0, 2.0])], x => x[0].LeakyRelu()),
        new("absolute value at 0", [Tensor.From([-1.0, 0.0, 2.0])], x => x[0].Abs()),
        new("relu6 at both corners", [Tensor.From([0.0, 3.0, 6.0])], x => x[0].Relu6()),
        new("clamp at its bounds", [Tensor.From([-1.0, 0.2, 1.0])], x => x[0].Clamp(-1, 1)),
        new("hardswish at its corners", [Tensor.From([-3.0, 0.5, 3.0])], x => x[0].Hardswish()),
        new("softshrink at its corners", [Tensor.From([-0.5, 0.5, 1.0])], x => x[0].Softshrink()),
        new("hinge at its margin", [Tensor.From([1.0, -1.0, 0.5])], x => Losses.Loss.Hinge(x[0], Tensor.From([1.0, -1.0, 1.0]))),
        new("Huber at its corner", [Tensor.From([1.0, -1.0, 0.3])], x => Losses.Loss.Huber(x[0], Tensor.Zeros([3], DType.Float64))),
        new("L1 loss at equality", [Tensor.From([1.0, 2.0, 3.0])], x => Losses.Loss.L1(x[0], Tensor.From([1.0, 2.0, 3.5]))),
        new("maximum of equals", [Tensor.From([1.0, 2.0]), Tensor.From([1.0, 3.0])], x => x[0].Maximum(x[1])),
        new("norm at 0", [Tensor.Zeros([3], DType.Float64)], x => x[0].Norm()),
        new("norm near 0", [Tensor.From([3e-9, -4e-9])], x => x[0].Norm()),
        new("deviation of equals", [Tensor.From([2.0, 2.0, 2.0])], x => x[0].Std()),
        new("a condition in code", [Tensor.From([0.0])], x => x[0].Item() > 0 ? 2 * x[0] : -x[0]),
        new("smoothstep at its ends", [Tensor.From([0.0, 0.5, 1.0])], x => x[0].Clamp(0, 1).Square() * (3 - (2 * x[0].Clamp(0, 1)))),
        new("interpolation in a table", [Tensor.From([0.5, 1.25, 2.75])], x => Interpolated(x[0])),
        new("a fine table in code", [Tensor.From([0.11074, 0.5, 0.123456789])], x => InCode(x[0], 100_000)),
        new("a power of an absolute value at 0", [Tensor.From([0.0, -1.0])], x => x[0].Abs().Pow(1.5)),
        new("a network through a dead unit", [Tensor.From([0.5, -0.5])], x => (x[0] * Tensor.From([1.0, 1.0])).Sum().Relu() + x[0].Tanh().Sum()),
    ];

    /// <summary>Between the neighbours in the table, beyond whose ends an index is refused.</summary>
    static Tensor Interpolated(Tensor x)
    {
        Tensor cell = x.Floor();
        Tensor low = table.Gather(0, cell.To(DType.Int32)), high = table.Gather(0, (cell + 1).To(DType.Int32));
        return low + ((x - cell) * (high - low));
    }

    /// <summary>sin 3x between the multiples of one over the number of pieces, in code that no tape sees.</summary>
    static Tensor InCode(Tensor x, int pieces)
    {
        double[] at = x.ToArray<double>(), values = new double[at.Length], slopes = new double[at.Length];
        for (int i = 0; i < at.Length; i++)
        {
            double below = Math.Floor(at[i] * pieces) / pieces, low = Math.Sin(3 * below);
            slopes[i] = (Math.Sin(3 * (below + (1.0 / pieces))) - low) * pieces;
            values[i] = low + (slopes[i] * (at[i] - below));
        }

        return Tensor.From<double>(values) + (Tensor.From<double>(slopes) * (x - Tensor.From<double>(at)));
    }
}
