using FsCheck;
using FsCheck.Fluent;

namespace AutoGrad.PropertyTests;

/// <summary>How laws are stated: for all of something a statement holds, or an exception tells the roundest counter-example and the seed.</summary>
internal static class Law
{
    /// <summary>States that <paramref name="check"/>, which throws where the law is broken, passes for everything that is drawn.</summary>
    /// <exception cref="LawBrokenException">It does not; the message holds the shrunk counter-example and the seed.</exception>
    public static void ForAll<T>(string subject, Arbitrary<T> all, Action<T> check, int cases = 50)
    {
        string? broken = null;
        Config config = Config.QuickThrowOnFailure
            .WithMaxTest(cases)
            .WithQuietOnSuccess(true)
            .WithReplay(new Replay(new Rnd(Seed.Value), null));
        try
        {
            Prop.ForAll(all, (T drawn) => Note(drawn, check, ref broken)).Check(config);
        }
        catch (Exception thrown)
        {
            throw new LawBrokenException($"{subject}: {broken ?? thrown.Message} ({Seed.Hint})", thrown);
        }
    }

    /// <summary>States that a condition holds.</summary>
    /// <exception cref="LawBrokenException">It does not.</exception>
    public static void Require(bool holds, Func<string> otherwise)
    {
        if (!holds)
            throw new LawBrokenException(otherwise());
    }

    // The check that fails last is that of the smallest counter-example.
    static void Note<T>(T drawn, Action<T> check, ref string? broken)
    {
        try
        {
            check(drawn);
        }
        catch (Exception thrown)
        {
            broken = $"at {drawn}: {thrown.Message}";
            throw;
        }
    }
}

/// <summary>A law does not hold.</summary>
public sealed class LawBrokenException : Exception
{
    public LawBrokenException() { }

    public LawBrokenException(string message) : base(message) { }

    public LawBrokenException(string message, Exception innerException) : base(message, innerException) { }
}
