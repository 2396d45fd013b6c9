using AutoGrad.Operations;

namespace AutoGrad.PropertyTests;

/// <summary>An operation as a step of random programs calls it: with operands of any shape.</summary>
/// <param name="Name">The operation with its parameters.</param>
/// <param name="Arity">The number of operands.</param>
/// <param name="Apply">The call; the number tells which elements of longer operands are taken, and which axes of which operands are to be repeated, for operations that broadcast.</param>
internal sealed record ProgramOperation(string Name, int Arity, Func<Tensor[], int, Tensor> Apply)
{
    /// <summary>Pointwise steps that read a value at other places than those that they write, which a replay must not take apart into stretches.</summary>
    public static IReadOnlyList<ProgramOperation> Shifted { get; } =
    [
        new("x times an element of y", 2, (x, variation) => x[0] * x[1].Reshape([x[1].Length])[variation % x[1].Length]),
        new("x minus the element in its middle", 1, (x, _) => x[0] - x[0].Reshape([x[0].Length])[x[0].Length / 2]),
        new("one half of x minus the other", 1, (x, _) => x[0].Length < 2 ? x[0] : x[0].Reshape([x[0].Length])[..(x[0].Length / 2)] - x[0].Reshape([x[0].Length])[^(x[0].Length / 2)..]),
    ];

    /// <summary>Those, every pointwise function at any shape, and every other sample of the catalogue at its own shapes.</summary>
    public static IReadOnlyList<ProgramOperation> All { get; } =
    [
        .. Shifted,
        .. Subjects.AllFunctions.Select(Pointwise),
        .. Subjects.AllSamples.Where(pair => !pair.Value.Shapes.Any(shape => shape.ElementCount == 0)).Select(pair => Sampled(pair.Key, pair.Value)),
    ];

    static ProgramOperation Pointwise(PointwiseSample f) => new(f.ToString(), f.Arity, (x, variation) => f.Apply(
        [.. x.Select((operand, i) => Fitting.Into(Fitting.To(operand, i == 0 ? x[0].Shape : Broadcast(x[0].Shape, variation >> (8 * (i - 1))), variation), f.Domains[i]))]));

    static ProgramOperation Sampled(string name, OperationSample sample) => new(name, sample.Shapes.Length, (x, variation) => sample.Apply(
        [.. x.Select((operand, i) => Fitting.Into(Fitting.To(operand, sample.Shapes[i], variation), i < sample.Domains.Count ? sample.Domains[i] : Domain.Real))]));

    /// <summary>The shape with length 1 at some axes, or without its first axes.</summary>
    static Shape Broadcast(Shape shape, int variation)
    {
        int[] axes = [.. shape.Axes.ToArray().Select((length, axis) => (variation >> axis & 1) != 0 ? 1 : length)];
        return [.. axes.Skip((variation & 128) != 0 ? 1 : 0)];
    }
}
