namespace AutoGrad;

/// <summary>
/// Evaluates a function that may be defined in a part of space only: where it throws, or gives another number of results, its results are not numbers, and no difference
/// is taken there.
/// </summary>
/// <param name="create">Makes an evaluator; another one takes the place of one that was interrupted.</param>
/// <param name="resultCount">The number of results.</param>
/// <param name="thrown">Keeps what was thrown.</param>
internal sealed class GuardedEvaluator(Func<IEvaluator> create, int resultCount, ThrownBeside thrown) : IEvaluator
{
    /// <summary>The branches of a point where there is no function.</summary>
    const ulong Outside = ulong.MaxValue;

    IEvaluator inner = create();

    public bool IsLocal(int operand) => inner.IsLocal(operand);

    public Evaluated Move(int operand, int index, double value) => Guarded(IsLocal(operand) ? 1 : resultCount, () => inner.Move(operand, index, value));

    public Evaluated Move(int operand, double[] elements) => Guarded(resultCount, () => inner.Move(operand, elements));

    Evaluated Guarded(int count, Func<Evaluated> move)
    {
        try
        {
            Evaluated evaluated = move();
            return evaluated.Results.Length == count ? evaluated : Nothing(count);
        }
        catch (Exception exception) when (ThrownBeside.MayBe(exception))
        {
            thrown.Add(exception);
            inner = create();
            return Nothing(count);
        }
    }

    static Evaluated Nothing(int count)
    {
        var results = new double[count];
        Array.Fill(results, double.NaN);
        return new Evaluated(results, Outside);
    }
}
