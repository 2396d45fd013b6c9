namespace AutoGrad.Benchmarks.Reporting;

/// <summary>The file that a command was asked to write, looked at before the measurement, which may be long.</summary>
static class JsonFile
{
    /// <summary>Why the file cannot be written, as a sentence; null if it can be.</summary>
    public static string? Obstacle(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
            return "--json needs the name of a file.";
        string final = Path.GetFullPath(path);
        if (Directory.Exists(final))
            return $"--json {path}: this is a folder, not a file.";
        string folder = Path.GetDirectoryName(final)!;
        if (!Directory.Exists(folder))
            return $"--json {path}: the folder {folder} does not exist.";
        try
        {
            // As the rows will be: in a new file of the folder.
            string trial = Path.Combine(folder, $".{Path.GetFileName(final)}.{Guid.NewGuid():N}.tmp");
            using var file = new FileStream(trial, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"--json {path}: the folder {folder} cannot be written to.";
        }
    }
}
