using AutoGrad.Cli.Ops;
using AutoGrad.Operations;

namespace AutoGrad.Cli.Tests;

public class OpsTests
{
    [Fact]
    public async Task Every_operation_is_printed_with_what_the_catalogue_says_of_it()
    {
        CommandRun run = await CommandRun.Of("ops");
        run.AssertSuccess();
        foreach (CatalogueEntry entry in OperationCatalogue.Entries)
        {
            Assert.Contains(run.Lines, line => line == entry.Name || line.StartsWith($"{entry.Name} (", StringComparison.Ordinal));
            foreach (CatalogueLine line in entry.Lines)
                Assert.Contains($"  formula     {line.Formula}", run.Lines);
        }

        Assert.StartsWith($"{OperationCatalogue.Entries.Count} operations.", run.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Markdown_file_appears_where_it_is_asked_for()
    {
        using var folder = new TemporaryFolder();
        (await CommandRun.Of("ops", "--markdown", folder["operations.md"])).AssertSuccess();
        Assert.Equal(CatalogueMarkdown.Of(OperationCatalogue.Entries), await File.ReadAllTextAsync(folder["operations.md"], TestContext.Current.CancellationToken));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task A_missing_folder_is_named()
    {
        using var folder = new TemporaryFolder();
        (await CommandRun.Of("ops", "--markdown", folder["missing/operations.md"])).AssertRefusal(1, "There is no folder");
    }

    [Fact]
    public void Every_row_of_a_table_has_as_many_cells_as_its_head()
    {
        int columns = 0;
        foreach (string line in CatalogueMarkdown.Of(OperationCatalogue.Entries).Split('\n').Where(line => line.StartsWith('|')))
        {
            int bars = line.Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|');
            columns = line.StartsWith("| operation |", StringComparison.Ordinal) ? bars : columns;
            Assert.True(bars == columns, line);
        }
    }

    [Fact]
    public void The_catalogue_in_the_repository_is_up_to_date()
    {
        DirectoryInfo? top = new(AppContext.BaseDirectory);
        while (top is not null && !File.Exists(Path.Combine(top.FullName, "AutoGrad.sln")))
            top = top.Parent;
        Assert.SkipWhen(top is null, "The repository is not here: no folder above the tests has AutoGrad.sln.");
        string path = Path.Combine(top.FullName, OpsCommand.CataloguePath);
        Assert.True(
            File.Exists(path) && File.ReadAllText(path) == CatalogueMarkdown.Of(OperationCatalogue.Entries),
            $"{OpsCommand.CataloguePath} is out of date. Write it anew with: dotnet run -c Release --project src/AutoGrad.Cli -- ops --markdown");
    }
}
