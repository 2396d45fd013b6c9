using AutoGrad.Testing;

namespace AutoGrad.Cli.Check;

/// <summary>What was found of a law.</summary>
/// <param name="Law">The law.</param>
/// <param name="Broken">How it is broken; null if it holds, or does not apply.</param>
/// <param name="Obstacle">Why it does not apply; empty if it does.</param>
internal sealed record LawResult(GradientLaw Law, LawBrokenException? Broken, string Obstacle)
{
    public bool Holds => Broken is null && Obstacle.Length == 0;

    /// <summary>States a law.</summary>
    public static LawResult Of(LawCheck check)
    {
        try
        {
            check.State();
            return new LawResult(check.Law, null, "");
        }
        catch (LawBrokenException broken) when (broken.GetBaseException() is DTypeException refusal)
        {
            return new LawResult(check.Law, null, $"It does not take Float32: {refusal.Message}");
        }
        catch (LawBrokenException broken)
        {
            return new LawResult(check.Law, broken, "");
        }
    }
}
