using AutoGrad.Operations;

namespace AutoGrad.PropertyTests;

/// <summary>Operations with rules as a user writes them.</summary>
internal static class CustomOperations
{
    static readonly CustomOperation square = CustomOperation.Define("square", x => x * x, (x, _, yBar) => 2 * x * yBar);

    static readonly CustomOperation scaledSum = CustomOperation.Define(
        "scaled sum",
        x => (x[0] * x[1]).Sum(),
        (x, _, yBar) => [(yBar * x[1]).BroadcastTo(x[0].Shape), (yBar * x[0]).Sum()],
        (x, _, tangents) => ((tangents[0] ?? 0 * x[0]) * x[1]).Sum() + (x[0] * (tangents[1] ?? 0 * x[1])).Sum());

    public static IReadOnlyList<OperationSample> Samples =>
    [
        new("one operand, its forward rule the transpose", x => square.Apply(x[0]), [2, 3]),
        new("two operands", x => scaledSum.Apply(x), [2, 3], []),
    ];
}
