using System.Diagnostics;

namespace AutoGrad.Benchmarks.Timing;

/// <summary>
/// Times several actions in turn, round by round, in one process, so that a change of the clock or of the neighbours' load meets all of
/// them alike. Rounds in which the process did not have its core are dropped, and more are run instead.
/// </summary>
sealed class Race
{
    /// <summary>Long enough for the background compiler to replace what the first calls ran.</summary>
    static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(0.6);

    readonly Stretch[][] rounds;

    Race(Stretch[][] rounds) => this.rounds = rounds;

    /// <summary>Whether there were so few undisturbed rounds that disturbed ones had to be taken.</summary>
    public bool IsDisturbed => rounds.Any(HasDisturbance);

    /// <summary>Warms the actions up, and times them.</summary>
    /// <param name="roundCount">How many undisturbed rounds are wanted; at most three times as many are run.</param>
    /// <param name="stretch">About how long each action is called in each round.</param>
    /// <param name="contenders">The actions.</param>
    public static Race Run(int roundCount, TimeSpan stretch, params Action[] contenders)
    {
        int[] calls = Array.ConvertAll(contenders, contender => CallsIn(contender, stretch));
        var kept = new List<Stretch[]>();
        var dropped = new List<Stretch[]>();
        while (kept.Count < roundCount && kept.Count + dropped.Count < 3 * roundCount)
        {
            Stretch[] round = [.. contenders.Select((contender, i) => Stretch.Of(contender, calls[i]))];
            (HasDisturbance(round) ? dropped : kept).Add(round);
        }

        // The least disturbed of the others, where a busy machine left too few.
        kept.AddRange(dropped.OrderByDescending(round => round.Min(stretch => stretch.CoreShare)).Take(Math.Max(0, (roundCount / 2) - kept.Count)));
        return new Race([.. kept]);
    }

    /// <summary>The median time of one call of a contender.</summary>
    public double Seconds(int contender) => Median.Of(rounds.Select(round => round[contender].Seconds));

    /// <summary>The median, over the rounds, of the time of one contender by that of another in the same round.</summary>
    public double Ratio(int contender, int other) => Median.Of(rounds.Select(round => round[contender].Seconds / round[other].Seconds));

    static bool HasDisturbance(Stretch[] round) => round.Any(stretch => stretch.IsDisturbed);

    /// <summary>Calls the action until it is warm, and tells how often it can be called in the given time.</summary>
    static int CallsIn(Action action, TimeSpan stretch)
    {
        long start = Stopwatch.GetTimestamp();
        int calls = 1;
        Stretch last;
        do
        {
            last = Stretch.Of(action, calls);
            calls = (int)Math.Clamp(stretch.TotalSeconds / last.Seconds, 1, 2.0 * calls);
        }
        while (Stopwatch.GetElapsedTime(start) < s_warmUp);
        return (int)Math.Clamp(stretch.TotalSeconds / last.Seconds, 1, 1e9);
    }
}
