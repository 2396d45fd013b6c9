namespace AutoGrad.Testing;

/// <summary>What the laws are told beyond the function and its domain.</summary>
public sealed record GradientLawOptions
{
    /// <summary>
    /// The choices of shapes, each with one shape an operand, such as <c>[[[2, 3], [3]]]</c>; null, the usual, tries small shapes of up to three axes and takes those
    /// that the function does not refuse. Function structs take every shape that broadcasts, and ignore this.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<Shape>>? Shapes { get; init; }

    /// <summary>The laws to run; by default <see cref="GradientLaw.All"/>.</summary>
    public IReadOnlyList<GradientLaw> Laws { get; init; } = GradientLaw.All;

    /// <summary>The seed of every random draw; null, the usual, means AUTOGRAD_SEED in the environment, or else a fixed one. The same seed draws the same.</summary>
    public ulong? Seed { get; init; }
}
