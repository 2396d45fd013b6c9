namespace AutoGrad.Planted.Right;

/// <summary>Operands and results from 1e-12 to 1e12.</summary>
sealed class Scales : IRightGradients
{
    public static IEnumerable<RightGradient> Plants =>
    [
        new("operands of 1e-12", [Numbers.Of([6]) * 1e-12], x => x[0].Square() * 1e12),
        new("operands of 1e12", [Numbers.Of([6]) * 1e12], x => x[0].Square()),
        new("results of 1e-12", [Numbers.Of([6])], x => 1e-12 * x[0].Sin()),
        new("results of 1e12", [Numbers.Of([6])], x => 1e12 * x[0].Sin()),
        new("1e-6 beside 1e6", [Tensor.From([1e-6, 1e6, 1.0])], x => x[0].Square().Sum()),
        new("logarithm of 1e-12", [Tensor.From([1e-12, 1e-8, 1.0])], x => x[0].Log()),
        new("reciprocal of 1e-12", [Tensor.From([1e-12, -1e-9, 2.0])], x => x[0].Reciprocal()),
        new("square root of 1e-12", [Tensor.From([1e-12, 1e-6, 1.0])], x => x[0].Sqrt()),
        new("logarithm of 1e12", [Tensor.From([1e12, 3e10])], x => x[0].Log()),
        new("a power of a small base", [Tensor.From([1e-8, 1e-4])], x => x[0].Pow(1.5)),
    ];
}
