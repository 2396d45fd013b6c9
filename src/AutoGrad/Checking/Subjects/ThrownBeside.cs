namespace AutoGrad;

/// <summary>What a function has thrown beside the point of a check; of several exceptions, found by any threads, the one whose text comes first.</summary>
internal sealed class ThrownBeside
{
    readonly Lock guard = new();
    string? text;

    /// <summary>A sentence about what was thrown; null if nothing was.</summary>
    public string? Note => text is null ? null : $"Beside the point the function throws, and no differences are taken there. {text}";

    /// <summary>Whether an exception may be a function's own: it may throw anything where it is not defined.</summary>
    public static bool MayBe(Exception exception) => exception is not (OperationCanceledException or OutOfMemoryException);

    public void Add(Exception exception)
    {
        string candidate = $"{exception.GetType().Name}: {exception.Message}";
        lock (guard)
        {
            if (text is null || string.CompareOrdinal(candidate, text) < 0)
                text = candidate;
        }
    }
}
