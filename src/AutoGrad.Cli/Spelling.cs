namespace AutoGrad.Cli;

/// <summary>Guesses which word was meant.</summary>
internal static class Spelling
{
    /// <summary>The known word nearest to a mistyped one; null if none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        (string Known, int Edits) best = known.Select(k => (k, Edits(word, k))).DefaultIfEmpty(("", int.MaxValue)).MinBy(pair => pair.Item2);
        return best.Edits <= (word.TrimStart('-').Length + 2) / 3 ? best.Known : null;
    }

    /// <summary>How many letters must be put in, taken out or exchanged to come from one word to the other (Levenshtein, 1965).</summary>
    static int Edits(string from, string to)
    {
        int[] edits = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = edits[0];
            edits[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int exchange = diagonal + (char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]) ? 0 : 1);
                diagonal = edits[j];
                edits[j] = Math.Min(exchange, Math.Min(edits[j], edits[j - 1]) + 1);
            }
        }

        return edits[^1];
    }
}
