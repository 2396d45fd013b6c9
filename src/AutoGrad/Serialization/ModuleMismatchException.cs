namespace AutoGrad.Serialization;

/// <summary>A file of parameters does not belong to the module that was to take them.</summary>
public sealed class ModuleMismatchException : Exception
{
    /// <summary>States everything that does not fit.</summary>
    /// <param name="path">The file.</param>
    /// <param name="missing">The parameters of the module that the file lacks.</param>
    /// <param name="unexpected">The tensors of the file that the module has not.</param>
    /// <param name="mismatched">The parameters of which the file has another shape or dtype, with both.</param>
    public ModuleMismatchException(string path, IReadOnlyList<string> missing, IReadOnlyList<string> unexpected, IReadOnlyList<string> mismatched)
        : base(Sentences(path, missing, unexpected, mismatched))
    {
        Path = path;
        Missing = missing;
        Unexpected = unexpected;
        Mismatched = mismatched;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The parameters of the module that the file lacks.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>The tensors of the file that the module has not.</summary>
    public IReadOnlyList<string> Unexpected { get; }

    /// <summary>The parameters of which the file has another shape or dtype, with both.</summary>
    public IReadOnlyList<string> Mismatched { get; }

    static string Sentences(string path, IReadOnlyList<string> missing, IReadOnlyList<string> unexpected, IReadOnlyList<string> mismatched) =>
        $"{path}: The file does not fit the module, and nothing was loaded."
        + Sentence("Missing in the file", missing)
        + Sentence("Unexpected in the file", unexpected)
        + Sentence("Of another shape or dtype", mismatched)
        + " Build the module as it was when the file was saved.";

    static string Sentence(string what, IReadOnlyList<string> names) => names.Count == 0 ? "" : $" {what}: {string.Join(", ", names)}.";
}
