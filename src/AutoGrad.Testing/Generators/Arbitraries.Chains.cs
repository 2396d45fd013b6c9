using AutoGrad.Operations;
using FsCheck;
using FsCheck.Fluent;

namespace AutoGrad.Testing;

public static partial class Arbitraries
{
    /// <summary>Results of a step stay about this small where its operand is, so that no chain overflows.</summary>
    const double Tame = 4;

    static readonly Lazy<ChainStep[]> steps = new(() => [.. FunctionSteps(), .. InputSteps()]);

    /// <summary>
    /// Chains of operations on all reals: functions of the catalogue, and sums, products and maxima with the operand itself, so that an operand is used more than once.
    /// They shrink by leaving steps out, and print themselves as C#.
    /// </summary>
    /// <param name="maxSteps">The most steps; at least 1.</param>
    /// <param name="own">Functions of your own that the chains are made of too, each with its text on an operand <c>{0}</c>, such as <c>MyOperations.Swish({0})</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxSteps"/> is below 1.</exception>
    public static Arbitrary<OperationChain> Chains(int maxSteps = 5, params IReadOnlyList<(string Text, Func<Tensor, Tensor> Apply)> own)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSteps, 1);
        ArgumentNullException.ThrowIfNull(own);
        ChainStep[] mine = [.. own.Select(step => new ChainStep(step.Text, (y, _) => step.Apply(y)))];
        return Arb.From(
            Drawn(random => new OperationChain([.. Enumerable.Range(0, random.Next(1, maxSteps + 1)).Select(_ => Step(random, mine))])),
            chain => chain.Shorter());
    }

    /// <summary>One of the own steps in a third of the cases, if there are some.</summary>
    static ChainStep Step(Random random, ChainStep[] own)
    {
        ChainStep[] from = own.Length > 0 && random.Next(3) == 0 ? own : steps.Value;
        return from[random.Next(from.Length)];
    }

    static IEnumerable<ChainStep> FunctionSteps() => OperationCatalogue.Entries
        .OfType<PointwiseEntry>()
        .Select(entry => entry.Functions[0])
        .Where(f => f.Arity == 1 && f.Parameters.Length == 0 && f.Domains[0] == Domain.Real && IsTame(f) && typeof(TensorOperations).GetMethod(f.Name, [typeof(Tensor)]) is not null)
        .Select(f => new ChainStep($"{{0}}.{f.Name}()", (y, _) => f.Apply([y])));

    static bool IsTame(PointwiseSample f) =>
        Enumerable.Range(-4, 9).All(x => Math.Abs(f.Value((double)x)) <= Tame);

    static IEnumerable<ChainStep> InputSteps() =>
    [
        new("({0} + x)", (y, x) => y + x),
        new("(x - {0})", (y, x) => x - y),
        new("({0} * x)", (y, x) => y * x),
        new("{0}.Maximum(x)", (y, x) => y.Maximum(x)),
        new("({0} - {0}.Mean())", (y, _) => y - y.Mean()),
    ];
}
