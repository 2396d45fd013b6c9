namespace AutoGrad.PropertyTests;

/// <summary>A step of a random program. Its numbers count round the operations and the values there are, so that a step means something in any program.</summary>
/// <param name="Choice">Which operation.</param>
/// <param name="Picks">Which earlier values are its operands.</param>
/// <param name="Variation">How they are cut off and repeated.</param>
/// <param name="IsBounded">Whether tanh is taken of the result, lest chains overflow.</param>
internal sealed record ProgramStep(int Choice, int[] Picks, int Variation, bool IsBounded)
{
    public ProgramOperation Operation => ProgramOperation.All[Choice % ProgramOperation.All.Count];

    public static ProgramStep Draw(Random random) =>
        new(random.Next(6) == 0 ? random.Next(ProgramOperation.Shifted.Count) : random.Next(), [.. Enumerable.Range(0, 3).Select(_ => random.Next())], random.Next(3) == 0 ? random.Next() : 0, random.Next(2) == 0);

    /// <summary>Which of so many values the step reads.</summary>
    public IEnumerable<int> Reads(int values) => Picks.Take(Operation.Arity).Select(pick => pick % values);

    /// <summary>The result of the step on the values so far, which becomes one of them.</summary>
    public Tensor Apply(IReadOnlyList<Tensor> values, DType dtype)
    {
        Tensor result = Operation.Apply([.. Reads(values.Count).Select(read => values[read])], Variation);
        if (result.DType != dtype)
            result = result.To(dtype);
        return IsBounded ? result.Tanh() : result;
    }

    public override string ToString() => $"{Operation.Name} of {string.Join(", ", Picks.Take(Operation.Arity))}{(IsBounded ? ", bounded" : "")}";
}
