namespace AutoGrad.Tests.Data;

/// <summary>The published data sets, which lie beside the repository on machines that have them.</summary>
static class SharedData
{
    /// <summary>The path of a file or folder among them; the test is skipped where it is missing.</summary>
    public static string Find(string name)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "shared", "data", name);
            if (Path.Exists(candidate)) return candidate;
        }
        Assert.Skip($"The data set '{name}' is not here: no folder above the tests has shared/data/{name}.");
        return "";
    }
}
