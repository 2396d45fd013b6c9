namespace AutoGrad.Planted.Right;

/// <summary>Smooth functions that change within a step of 1e-6, or lose their digits in one.</summary>
sealed class Smooth : IRightGradients
{
    public static IEnumerable<RightGradient> Plants =>
    [
        new("sine of a million x", [Numbers.Of([6])], x => (1e6 * x[0]).Sin()),
        new("1e8 added and taken away", [Numbers.Of([6])], x => (x[0] + 1e8) - 1e8),
        new("sine beside 1e12", [Numbers.Of([6])], x => x[0].Sin() + 1e12),

        // One unit in the last place of the result is 2, and the whole of the sine no more.
        new("sine beside 1e16", [Numbers.Of([6])], x => x[0].Sin() + 1e16) { Doubt = Doubt.Cancellation },
        new("a sine that shows beside 1e15", [Numbers.Of([6])], x => (1e6 * x[0].Sin()) + 1e15),
        new("1 - cos x near 0", [Tensor.From([1e-4, -1e-3])], x => 1 - x[0].Cos()),
        new("logistic map, twenty times", [Tensor.From([0.2, 0.37])], x => Logistic(x[0], 20)),
        new("a steep sigmoid", [Tensor.From([1e-6, -3e-6, 1e-5])], x => (1e5 * x[0]).Sigmoid()),
        new("a flat bump", [Tensor.From([0.05, 0.2])], x => (-1 / x[0].Square()).Exp()),

        // A step of 1e-8 away the function jumps by 2π, and differences within it have too few digits; away from the jump there is room for larger ones.
        new("atan2 beside its cut", [Tensor.From([1e-8, -1e-8]), Tensor.From([-1.0, -2.0])], x => x[0].Atan2(x[1])),
        new("tangent beside its pole", [Tensor.From([(Math.PI / 2) - 1e-5])], x => x[0].Tan()),
        new("a polynomial beside a triple root", [Tensor.From([1.001, 0.99])], x => (((((x[0] - 3) * x[0]) + 3) * x[0]) - 1) * 1e3),
    ];

    static Tensor Logistic(Tensor x, int times)
    {
        for (int i = 0; i < times; i++)
            x = 3.9 * x * (1 - x);
        return x;
    }
}
