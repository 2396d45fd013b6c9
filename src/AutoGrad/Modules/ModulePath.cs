namespace AutoGrad.Modules;

/// <summary>Paths such as <c>encoder.0.weight</c>: names joined by dots.</summary>
internal static class ModulePath
{
    public static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>Whether the last names of a path are those of <paramref name="end"/>.</summary>
    public static bool EndsIn(string path, ReadOnlySpan<char> end) =>
        path.AsSpan().EndsWith(end, StringComparison.Ordinal)
        && (path.Length == end.Length || (path.Length > end.Length && path[path.Length - end.Length - 1] == '.'));

    /// <summary>The path known so far if it ends in the one found now and so begins further out, else the one found now.</summary>
    public static string Longer(string known, string found) => found.Length == 0 || EndsIn(known, found) ? known : found;

    /// <summary>The part of a path that has not been opened yet, where the scopes that have been are <paramref name="open"/>.</summary>
    public static string Within(string open, string path)
    {
        for (int dot = path.LastIndexOf('.'); dot > 0; dot = path.LastIndexOf('.', dot - 1))
        {
            if (EndsIn(open, path.AsSpan(0, dot)))
                return path[(dot + 1)..];
        }

        return path;
    }
}
