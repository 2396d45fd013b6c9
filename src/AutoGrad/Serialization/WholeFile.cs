namespace AutoGrad.Serialization;

/// <summary>Writes files that appear under their name only when they are whole.</summary>
static class WholeFile
{
    /// <summary>
    /// Writes to a temporary file in the same folder, flushes it to the disk, and gives it its name in one step. A failure deletes the
    /// temporary file and leaves what had the name before.
    /// </summary>
    public static void Write(string path, Action<Stream> write)
    {
        string final = Path.GetFullPath(path), folder = Path.GetDirectoryName(final) ?? final;
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"{path}: There is no folder {folder}. Create it, or write elsewhere.");

        // In the same folder, since only within one file system a file changes its name in one step.
        string temporary = Path.Combine(folder, $".{Path.GetFileName(final)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1 << 16))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }
            File.Move(temporary, final, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
