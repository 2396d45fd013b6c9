using FsCheck;
using FsCheck.Fluent;

namespace AutoGrad.PropertyTests;

/// <summary>A random chain of operations of the catalogue, which ends in a loss that every value takes part in, by itself or through what is computed from it.</summary>
/// <param name="DType">The dtype of all that is floating-point.</param>
/// <param name="Inputs">The shapes of the inputs.</param>
/// <param name="Parameters">The shapes of the parameters.</param>
/// <param name="Steps">The operations.</param>
/// <param name="KeepsAll">Whether the loss reads every value, so that none is out of use before the end, or those alone that no step has read.</param>
internal sealed record RandomProgram(DType DType, Shape[] Inputs, Shape[] Parameters, ProgramStep[] Steps, bool KeepsAll)
{
    const int MaxSteps = 12;

    /// <summary>Programs on tensors of a few elements, and some of more than a tile of a replayed chain.</summary>
    public static Arbitrary<RandomProgram> Small { get; } = All(SmallShape);

    /// <summary>Programs on tensors so large that their operations are divided among threads.</summary>
    public static Arbitrary<RandomProgram> Large { get; } = All(LargeShape);

    public Parameter[] MakeParameters() =>
        [.. Parameters.Select((shape, i) => new Parameter(Tensor.Normal(shape, new Random(100 + i), dtype: DType), $"p{i}"))];

    public Tensor[] MakeInputs(int run) =>
        [.. Inputs.Select((shape, i) => Tensor.Normal(shape, new Random(200 + (10 * run) + i), dtype: DType))];

    /// <summary>The loss: the sum of the hyperbolic tangents of values, none of which can so drown the others.</summary>
    public Tensor Loss(Tensor[] inputs, Parameter[] parameters)
    {
        List<Tensor> values = [.. inputs, .. parameters];
        var isRead = new HashSet<int>();
        foreach (ProgramStep step in Steps)
        {
            isRead.UnionWith(step.Reads(values.Count));
            Tensor result = step.Apply(values, DType);
            // Nothing can be taken from a tensor without elements.
            if (result.Length > 0)
                values.Add(result);
        }

        return values.Where((_, i) => KeepsAll || !isRead.Contains(i)).Select(value => value.Tanh().Sum()).Aggregate((sum, term) => sum + term);
    }

    public override string ToString() =>
        $"{DType}, inputs {string.Join(", ", Inputs)}, parameters {string.Join(", ", Parameters)}{(KeepsAll ? ", all kept" : "")}: {string.Join("; ", Steps.Select(step => step.ToString()))}";

    static Arbitrary<RandomProgram> All(Func<Random, Shape> shape) => Arb.From(
        Gen.Choose(0, int.MaxValue).Select(seed => Draw(new Random(seed), shape)),
        program => program.Shrink());

    static RandomProgram Draw(Random random, Func<Random, Shape> shape) => new(
        random.Next(3) == 0 ? DType.Float64 : DType.Float32,
        [shape(random), shape(random)],
        [shape(random), shape(random)],
        [.. Enumerable.Range(0, random.Next(1, MaxSteps + 1)).Select(_ => ProgramStep.Draw(random))],
        random.Next(2) == 0);

    static Shape SmallShape(Random random) => random.Next(8) switch
    {
        0 => [random.Next(60, 90), random.Next(60, 90)],
        1 => [random.Next(4000, 6000)],
        _ => [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(1, 8))],
    };

    static Shape LargeShape(Random random) => random.Next(3) == 0 ? [random.Next(1, 700)] : [random.Next(600, 700), random.Next(700, 800)];

    IEnumerable<RandomProgram> Shrink()
    {
        for (int i = 0; i < Steps.Length; i++)
            yield return this with { Steps = [.. Steps[..i], .. Steps[(i + 1)..]] };
        for (int i = 0; i < Steps.Length; i++)
        {
            if (Steps[i].IsBounded || Steps[i].Variation != 0)
                yield return this with { Steps = [.. Steps[..i], Steps[i] with { IsBounded = false, Variation = 0 }, .. Steps[(i + 1)..]] };
        }
    }
}
