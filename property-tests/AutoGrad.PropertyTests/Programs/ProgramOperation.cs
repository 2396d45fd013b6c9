using AutoGrad.Operations;

namespace AutoGrad.PropertyTests;

/// <summary>An operation as a step of random programs calls it: with operands of any shape.</summary>
/// <param name="Name">The operation with its parameters.</param>
/// <param name="Arity">The number of operands.</param>
/// <param name="Apply">The call; the number tells which axes of which operands are to be repeated, for operations that broadcast.</param>
internal sealed record ProgramOperation(string Name, int Arity, Func<Tensor[], int, Tensor> Apply)
{
    /// <summary>Every pointwise function at any shape, and every other sample of the catalogue at its own shapes.</summary>
    public static IReadOnlyList<ProgramOperation> All { get; } =
    [
        .. Subjects.AllFunctions.Select(Pointwise),
        .. Subjects.AllSamples.Where(pair => !pair.Value.Shapes.Any(shape => shape.ElementCount == 0)).Select(pair => Sampled(pair.Key, pair.Value)),
    ];

    static ProgramOperation Pointwise(PointwiseSample f) => new(f.ToString(), f.Arity, (x, variation) => f.Apply(
        [.. x.Select((operand, i) => Fitting.Into(Fitting.To(operand, i == 0 ? x[0].Shape : Broadcast(x[0].Shape, variation >> (8 * (i - 1)))), f.Domains[i]))]));

    static ProgramOperation Sampled(string name, OperationSample sample) => new(name, sample.Shapes.Length, (x, _) => sample.Apply(
        [.. x.Select((operand, i) => Fitting.Into(Fitting.To(operand, sample.Shapes[i]), i < sample.Domains.Count ? sample.Domains[i] : Domain.Real))]));

    /// <summary>The shape with length 1 at some axes, or without its first axes.</summary>
    static Shape Broadcast(Shape shape, int variation)
    {
        int[] axes = [.. shape.Axes.ToArray().Select((length, axis) => (variation >> axis & 1) != 0 ? 1 : length)];
        return [.. axes.Skip((variation & 128) != 0 ? 1 : 0)];
    }
}
