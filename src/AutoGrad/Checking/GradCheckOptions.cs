namespace AutoGrad;

/// <summary>The choices of a gradient check. Nothing has to be chosen: steps and tolerances follow from the function.</summary>
public sealed record GradCheckOptions
{
    /// <summary>The choices of a check that was given none.</summary>
    public static GradCheckOptions Default { get; } = new();

    /// <summary>Every element by itself, or random directions and a search.</summary>
    public GradCheckMode Mode { get; init; }

    /// <summary>
    /// The step h of the differences, in units of x; half of it is used too. Null, the default, means steps that follow from the size of x and from how
    /// well differences at several steps agree.
    /// </summary>
    public double? Step { get; init; }

    /// <summary>An error of the gradient that is forgiven in any case, added to the tolerance that follows from the differences; 0 or more.</summary>
    public double AbsoluteTolerance { get; init; }

    /// <summary>An error relative to the gradient that is forgiven in any case, added to the tolerance that follows from the differences; 0 or more.</summary>
    public double RelativeTolerance { get; init; }

    /// <summary>The seed of all that is drawn at random: cotangents and directions. The same check with the same seed gives the same report.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The number of random directions for each operand in <see cref="GradCheckMode.Fast"/>; at least 1.</summary>
    public int Probes { get; init; } = 4;

    /// <summary>
    /// The weights of the results, of the shape of the result; for a function of several results one tensor each; finite, and not all 0. Empty, the default, means random ones
    /// of both signs, since plain sums hide errors that cancel.
    /// </summary>
    public IReadOnlyList<Tensor> Cotangents { get; init; } = [];

    /// <summary>Is told how far the check has come, from whichever thread has come so far.</summary>
    public IProgress<GradCheckProgress>? Progress { get; init; }

    /// <summary>The number of threads that evaluate a recorded computation; 0, the default, means one for each processor.</summary>
    public int MaxThreads { get; init; }

    /// <summary>So many wrong elements of an operand tell enough, and a search for more of them ends.</summary>
    internal int EnoughFailures { get; init; } = 10;

    /// <exception cref="ArgumentOutOfRangeException">A choice is outside its range.</exception>
    internal GradCheckOptions Validated()
    {
        if (Step is { } step && !(step > 0 && double.IsFinite(step)))
            throw new ArgumentOutOfRangeException(nameof(Step), step, "The step of a gradient check is positive and finite; leave it out to have it chosen.");
        if (!(AbsoluteTolerance >= 0 && double.IsFinite(AbsoluteTolerance)))
            throw new ArgumentOutOfRangeException(nameof(AbsoluteTolerance), AbsoluteTolerance, "An absolute tolerance is 0 or more, and finite.");
        if (!(RelativeTolerance is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(RelativeTolerance), RelativeTolerance, "A relative tolerance is at least 0 and less than 1.");
        ArgumentOutOfRangeException.ThrowIfLessThan(Probes, 1, nameof(Probes));
        ArgumentOutOfRangeException.ThrowIfNegative(MaxThreads, nameof(MaxThreads));
        ArgumentNullException.ThrowIfNull(Cotangents, nameof(Cotangents));
        return this;
    }
}
