using AutoGrad.Testing;

namespace AutoGrad.Cli.Check;

/// <summary>Something whose gradient is checked, how to call it, and where; or something of which laws are stated.</summary>
/// <param name="Name">What it is called in the report, such as the name of an operation.</param>
/// <param name="Variant">Which of several ways to call it this is; empty where there is one.</param>
/// <param name="Apply">The call.</param>
internal sealed record CheckSubject(string Name, string Variant, Func<Tensor[], Tensor[]> Apply)
{
    /// <summary>The names of the operands in the report.</summary>
    public required IReadOnlyList<string> Operands { get; init; }

    /// <summary>The shapes of the operands.</summary>
    public required IReadOnlyList<Shape> Shapes { get; init; }

    /// <summary>From where the elements of the operands are drawn.</summary>
    public required IReadOnlyList<Domain> Domains { get; init; }

    /// <summary>The elements of operands at which there is no derivative, to be checked there; null for operands that are drawn.</summary>
    public double[][]? Kink { get; init; }

    /// <summary>The laws that are stated of it; empty for a subject whose gradient is checked.</summary>
    public IReadOnlyList<LawCheck> Laws { get; init; } = [];

    /// <summary>Why it cannot be checked, as a sentence; empty if it can.</summary>
    public string Obstacle { get; init; } = "";

    /// <summary>Something that cannot be checked.</summary>
    public static CheckSubject Unfit(string name, string obstacle) => new(name, "", x => x) { Operands = [], Shapes = [], Domains = [], Obstacle = obstacle };

    /// <summary>Something of which laws are stated.</summary>
    public static CheckSubject OfLaws(string name, string variant, IEnumerable<LawCheck> laws) => new(name, variant, x => x) { Operands = [], Shapes = [], Domains = [], Laws = [.. laws] };

    public override string ToString() => Variant.Length == 0 ? Name : $"{Name}: {Variant}";
}
