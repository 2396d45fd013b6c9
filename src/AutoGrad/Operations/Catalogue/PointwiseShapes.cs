namespace AutoGrad.Operations;

/// <summary>The shapes with which a pointwise function is sampled: single numbers, tails of registers, and every kind of broadcast.</summary>
internal static class PointwiseShapes
{
    static readonly (string Label, Shape[] Shapes)[] ofOne = [("a single number", [[]]), ("two axes", [[2, 3]])];

    static readonly (string Label, Shape[] Shapes)[] ofTwo =
    [
        ("single numbers", [[], []]),
        ("equal shapes", [[2, 3], [2, 3]]),
        ("b repeated along axis 0", [[2, 3], [3]]),
        ("a repeated along axis 1", [[2, 1], [2, 3]]),
        ("each repeated", [[3, 1], [1, 2]]),
        ("a single number and a tensor", [[], [3]]),
    ];

    static readonly (string Label, Shape[] Shapes)[] ofThree =
    [
        ("equal shapes", [[2, 3], [2, 3], [2, 3]]),
        ("each repeated", [[2, 1], [3], [1, 3]]),
        ("c a single number", [[2], [2], []]),
    ];

    /// <summary>The function on operands of each choice of shapes, and at its kinks.</summary>
    public static IEnumerable<OperationSample> Samples(PointwiseSample f)
    {
        string prefix = f.Parameters.Length == 0 ? "" : $"{f.Parameters}, ";
        foreach ((string label, Shape[] shapes) in f.Arity switch { 1 => ofOne, 2 => ofTwo, _ => ofThree })
            yield return new OperationSample(prefix + label, f.Apply) { Shapes = shapes, Domains = f.Domains };
        if (f.Kinks.Count > 0)
            yield return AtKinks(prefix, f);
    }

    static OperationSample AtKinks(string prefix, PointwiseSample f)
    {
        Shape shape = [f.Kinks.Count];
        double[][] operands = [.. Enumerable.Range(0, f.Arity).Select(i => f.Kinks.Select(kink => kink.At[i]).ToArray())];
        double[][] gradients = [.. Enumerable.Range(0, f.Arity).Select(i => f.Kinks.Select(kink => kink.Derivative[i]).ToArray())];
        return new OperationSample(prefix + "kinks", f.Apply)
        {
            Shapes = [.. Enumerable.Repeat(shape, f.Arity)],
            Domains = f.Domains,
            Kinks = [new SampleKink(operands, gradients)],
        };
    }
}
