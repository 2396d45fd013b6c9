using System.Globalization;
using AutoGrad.Operations;
using AutoGrad.Testing;

namespace AutoGrad.Cli.Check;

/// <summary>One run of <c>autograd check</c>: find, check, tell, write.</summary>
internal sealed class CheckRun(CheckSettings settings, Streams streams)
{
    /// <summary>Elements in the table of a failure.</summary>
    const int Shown = 5;

    public int Run(CancellationToken cancellation)
    {
        RequireWritable(settings.Html);
        RequireWritable(settings.Json);
        IReadOnlyList<CheckSubject> subjects = settings.Assembly is { } path
            ? CheckedAssembly.Subjects(path, settings)
            : [.. CatalogueSubjects.Of(OperationCatalogue.Entries), .. new LawSubjects(settings).Of(OperationCatalogue.Entries)];
        ICheckDisplay display = streams.Terminal is { } terminal ? new LiveCheckDisplay(terminal) : new PlainCheckDisplay(streams.Output);
        var results = new List<CheckResult>();
        display.Show(subjects, (subject, progress) =>
        {
            cancellation.ThrowIfCancellationRequested();
            CheckResult result = SubjectCheck.Of(subject, settings, progress);
            results.Add(result);
            return result;
        });
        foreach (CheckResult result in results.Where(result => result.IsFailure))
            WriteFailure(result);
        string summary = Summary(results);
        streams.Output.WriteLine();
        streams.Output.WriteLine(summary);
        WriteFiles(results, summary);
        return results.Exists(result => result.IsFailure) ? ExitCode.Failure : ExitCode.Success;
    }

    void WriteFailure(CheckResult result)
    {
        streams.Output.WriteLine();
        if (result.Problem.Length > 0)
            streams.Output.WriteLine($"{result.Subject}: {result.Problem}");
        foreach ((string heading, GradCheckReport report) in result.Reports.Where(report => report.Report.Verdict == Verdict.Fail))
        {
            streams.Output.WriteLine(heading);
            streams.Output.WriteLine(report.ToTable(Shown));
        }

        foreach (LawBrokenException broken in result.Laws.Select(law => law.Broken).OfType<LawBrokenException>())
            streams.Output.WriteLine($"{broken.Message.TrimEnd()}{Environment.NewLine}");
    }

    string Summary(List<CheckResult> results)
    {
        GradCheckReport[] reports = [.. results.SelectMany(result => result.Reports).Select(report => report.Report)];
        int elements = reports.Sum(report => report.ElementCount), failed = reports.Sum(report => report.Failures.Count), undecided = reports.Sum(report => report.Inconclusive.Count);
        string wrong = string.Create(CultureInfo.InvariantCulture, $"{results.Count(result => result.IsFailure)} of {results.Count} checks fail");
        LawResult[] laws = [.. results.SelectMany(result => result.Laws)];
        string stated = laws.Length == 0 ? "" : $"; {(settings.Laws ? "laws" : "declared kinks")}: {CheckLine.Laws(laws)}";
        return string.Create(CultureInfo.InvariantCulture, $"{wrong}; {elements} derivatives: {elements - failed - undecided} pass, {failed} fail, {undecided} inconclusive{stated}");
    }

    void WriteFiles(List<CheckResult> results, string summary)
    {
        string title = settings.Assembly is { } path ? $"Gradients of {Path.GetFileName(path)}" : "Gradients of AutoGrad";
        if (settings.Html is { } html)
            Write(html, HtmlReport.Page(title, [.. results.SelectMany(CheckSection.Of)], $"{summary}."));
        if (settings.Json is { } json)
            Write(json, CheckJson.Of(title, results));
    }

    /// <summary>Tells before a long check, and not after it, that its results cannot be written.</summary>
    static void RequireWritable(string? path)
    {
        if (path is null)
            return;
        if (Directory.Exists(path))
            throw new UsageException($"{path}: This is a folder, and the name of a file is needed.");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new UsageException($"{path}: There is no folder {folder}.");
        try
        {
            bool isNew = !File.Exists(path);
            File.Open(path, FileMode.OpenOrCreate, FileAccess.Write).Dispose();
            if (isNew)
                File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NotWritten(path, exception);
        }
    }

    static void Write(string path, string text)
    {
        try
        {
            File.WriteAllText(path, text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NotWritten(path, exception);
        }
    }

    static UsageException NotWritten(string path, Exception exception) => new($"{path}: The file cannot be written: {exception.Message}");
}
