using AutoGrad.Operations;

namespace AutoGrad.Testing;

/// <summary>An operation under the laws: how to call it, and from where its operands are drawn.</summary>
internal sealed record Subject(string Name, Func<Tensor[], Tensor> Apply)
{
    /// <summary>Choices of shapes, each with one shape an operand, the smallest first.</summary>
    public required IReadOnlyList<Shape[]> Shapes { get; init; }

    /// <summary>One an operand; those that are missing are all reals.</summary>
    public IReadOnlyList<Domain> Domains { get; init; } = [];

    /// <summary>Whether a gradient flows.</summary>
    public bool IsDifferentiable { get; init; } = true;

    /// <summary>Declared gradients at operands where there is no derivative.</summary>
    public IReadOnlyList<SampleKink> Kinks { get; init; } = [];

    public static Subject Of(string name, OperationSample sample) => new(name, sample.Apply)
    {
        Shapes = [sample.Shapes],
        Domains = sample.Domains,
        IsDifferentiable = sample.IsDifferentiable,
        Kinks = sample.Kinks,
    };

    public Domain DomainOf(int operand) => operand < Domains.Count ? Domains[operand] : Domain.Real;
}
