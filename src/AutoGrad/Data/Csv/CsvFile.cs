namespace AutoGrad.Data;

/// <summary>Finds the CSV file that a path means.</summary>
static class CsvFile
{
    /// <summary>The path itself, or for a folder the only file in it whose name ends in <c>.csv</c>.</summary>
    /// <exception cref="FileNotFoundException">There is no such file or folder, or not exactly one CSV file in it.</exception>
    public static string Find(string path)
    {
        if (File.Exists(path)) return path;
        if (!Directory.Exists(path))
            throw new FileNotFoundException(
                $"{path}: There is no such file or folder. Check the path, seen from {Environment.CurrentDirectory}.", path);

        string[] files = [.. Directory.EnumerateFiles(path).Where(IsCsv).Order(StringComparer.Ordinal)];
        return files.Length switch
        {
            1 => files[0],
            0 => throw new FileNotFoundException(
                $"{path}: This folder holds no file whose name ends in .csv. Give the path of the file.", path),
            _ => throw new FileNotFoundException(
                $"{path}: This folder holds {files.Length} CSV files: {string.Join(", ", files.Select(Path.GetFileName))}."
                + " Give the path of one.", path),
        };
    }

    static bool IsCsv(string file) => file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
}
