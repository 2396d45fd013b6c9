using System.CommandLine;
using System.Globalization;
using AutoGrad.Benchmarks.Commands;
using AutoGrad.Benchmarks.Reporting;
using AutoGrad.Benchmarks.Timing;

namespace AutoGrad.Benchmarks.Gemm;

/// <summary>The command <c>gemm</c>.</summary>
sealed class GemmCommand : IBenchmarkCommand
{
    static readonly Option<string> s_only = new("--only")
    {
        HelpName = "text",
        Description = "Only the products whose form and lengths, such as NT 128x512x784 or NN 64x(32x32x32), contain the text.",
        DefaultValueFactory = _ => "",
    };

    public string Name => "gemm";

    public string Summary => "The matrix product beside the processor's multiply-add peak and OpenBLAS, in all forms.";

    public IReadOnlyList<Option> Options { get; } = [SharedOptions.Dtype, SharedOptions.Threads, s_only, SharedOptions.Quick, SharedOptions.Json];

    public void Run(ParseResult arguments)
    {
        OpenBlas? openBlas = OpenBlas.TryLoad();
        int threads = arguments.GetValue(SharedOptions.Threads);
        openBlas?.SetThreads(threads);
        bool quick = arguments.GetValue(SharedOptions.Quick);
        string only = arguments.GetValue(s_only)!;
        GemmProblem[] problems = [.. GemmProblem.All(quick).Where(problem => problem.ToString().Contains(only, StringComparison.Ordinal))];
        bool isFloat = arguments.GetValue(SharedOptions.Dtype) == SharedOptions.Float32;
        (int rounds, TimeSpan duration) = quick ? (9, TimeSpan.FromMilliseconds(1)) : (21, TimeSpan.FromMilliseconds(2));
        GemmRow[] rows = Array.ConvertAll(problems, problem => isFloat
            ? Measure<float>(problem, openBlas, threads, rounds, duration)
            : Measure<double>(problem, openBlas, threads, rounds, duration));

        Console.WriteLine(Machine.Description);
        Console.WriteLine(openBlas?.Configuration ?? OpenBlas.HowToInstall);
        Console.WriteLine();
        Console.Write(TableOf(rows));
        Console.WriteLine();
        Summarize("of peak", rows, row => row.OfPeak);
        Summarize("by OpenBLAS", rows, row => row.Ratio);
        Summarize("by one thread", rows, row => row.OfOneThread);
        JsonRows.Write(arguments.GetValue(SharedOptions.Json), rows);
    }

    static GemmRow Measure<T>(GemmProblem problem, OpenBlas? openBlas, int threads, int rounds, TimeSpan duration)
        where T : unmanaged
    {
        using var race = new GemmRace<T>(problem, openBlas, threads);
        return race.Run(rounds, duration);
    }

    static void Summarize(string what, GemmRow[] rows, Func<GemmRow, double?> ratio)
    {
        if (rows.Length > 0 && rows.All(row => ratio(row) is not null))
            Console.WriteLine($"{what}: least {Numbers.Ratio(rows.Min(ratio))}, median {Numbers.Ratio(Median.Of(rows.Select(row => ratio(row)!.Value)))}");
    }

    static Table TableOf(GemmRow[] rows)
    {
        var table = new Table(1, "form", "m", "n", "k", "batch", "GFLOP/s", "of peak", "OpenBLAS", "by OpenBLAS", "by one thread");
        foreach (GemmRow row in rows)
        {
            table.Add(row.Form, Length(row.M), Length(row.N), Length(row.K), Length(row.Batch),
                Numbers.Short(row.Gflops), Numbers.Ratio(row.OfPeak), Numbers.Short(row.OpenblasGflops), Numbers.Ratio(row.Ratio), Numbers.Ratio(row.OfOneThread));
        }

        return table;
    }

    static string Length(int length) => length.ToString(CultureInfo.InvariantCulture);
}
