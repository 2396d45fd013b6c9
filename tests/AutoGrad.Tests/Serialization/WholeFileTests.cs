using AutoGrad.Serialization;
using AutoGrad.Tests.Data;

namespace AutoGrad.Tests.Serialization;

public sealed class WholeFileTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    // The name of the target is that of a folder, so everything succeeds but the last step.
    [Fact]
    public void A_failure_at_the_last_step_leaves_neither_a_temporary_file_nor_a_change()
    {
        string taken = Path.Combine(folder.Path, "model");
        Directory.CreateDirectory(taken);
        Assert.ThrowsAny<Exception>(() => SafetensorsFile.Write(taken, []));
        Assert.Equal([taken], Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void An_older_file_is_replaced_as_a_whole()
    {
        string path = folder.Write("model", new byte[10_000]);
        SafetensorsFile.Write(path, []);
        Assert.Equal(16, new FileInfo(path).Length);
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_reported() => Assert.Throws<DirectoryNotFoundException>(
        () => SafetensorsFile.Write(Path.Combine(folder.Path, "no", "model"), []));
}
