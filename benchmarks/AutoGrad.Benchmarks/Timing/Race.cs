namespace AutoGrad.Benchmarks.Timing;

/// <summary>
/// Times several contenders in turn, round by round, so that a change of the clock or of the neighbours' load meets all of them alike.
/// Rounds in which a process did not have its core are dropped, and more are run instead.
/// </summary>
sealed class Race
{
    /// <summary>Idle threads of one contender may go on polling for a while, on a core that the next one needs; those of OpenBLAS for 2²⁶ cycles, some 20 ms.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(40);

    readonly Stretch[][] rounds;

    Race(Stretch[][] rounds) => this.rounds = rounds;

    /// <summary>Whether there were so few undisturbed rounds that disturbed ones had to be taken.</summary>
    public bool IsDisturbed => rounds.Any(HasDisturbance);

    /// <summary>Warms actions of this process up, and times them.</summary>
    /// <param name="roundCount">How many undisturbed rounds are wanted; at most three times as many are run.</param>
    /// <param name="duration">About how long each action is called in each round.</param>
    /// <param name="contenders">The actions.</param>
    public static Race Run(int roundCount, TimeSpan duration, params Action[] contenders) =>
        Run(roundCount, duration, Array.ConvertAll(contenders, IContender (action) => new RepeatedAction(action)));

    /// <summary>Warms the contenders up, and times them.</summary>
    /// <param name="roundCount">How many undisturbed rounds are wanted; at most three times as many are run.</param>
    /// <param name="duration">About how long each contender measures in each round.</param>
    /// <param name="contenders">The contenders.</param>
    public static Race Run(int roundCount, TimeSpan duration, params IContender[] contenders) =>
        Run(roundCount, duration, Settling, contenders);

    /// <summary>Warms the contenders up, and times them.</summary>
    /// <param name="roundCount">How many undisturbed rounds are wanted; at most three times as many are run.</param>
    /// <param name="duration">About how long each contender measures in each round.</param>
    /// <param name="settling">The pause before each measurement.</param>
    /// <param name="contenders">The contenders.</param>
    public static Race Run(int roundCount, TimeSpan duration, TimeSpan settling, params IContender[] contenders)
    {
        foreach (IContender contender in contenders)
            contender.WarmUp();
        var kept = new List<Stretch[]>();
        var dropped = new List<Stretch[]>();
        while (kept.Count < roundCount && kept.Count + dropped.Count < 3 * roundCount)
        {
            Stretch[] round = Array.ConvertAll(contenders, contender =>
            {
                if (settling > TimeSpan.Zero)
                    Thread.Sleep(settling);
                return contender.Measure(duration);
            });
            (HasDisturbance(round) ? dropped : kept).Add(round);
        }

        // The least disturbed of the others, where a busy machine left too few.
        int wanting = Math.Max(0, (roundCount + 1) / 2 - kept.Count);
        kept.AddRange(dropped.OrderByDescending(round => round.Min(stretch => stretch.CoreShare)).Take(wanting));
        return new Race([.. kept]);
    }

    /// <summary>The median time of one call of a contender.</summary>
    public double Seconds(int contender) => Median.Of(rounds.Select(round => round[contender].Seconds));

    /// <summary>The median, over the rounds, of the time of one contender by that of another in the same round.</summary>
    public double Ratio(int contender, int other) => Median.Of(rounds.Select(round => round[contender].Seconds / round[other].Seconds));

    static bool HasDisturbance(Stretch[] round) => round.Any(stretch => stretch.IsDisturbed);
}
