using System.CommandLine;
using AutoGrad.Benchmarks.Commands;
using AutoGrad.Benchmarks.Reporting;
using AutoGrad.Planted;

namespace AutoGrad.Benchmarks.Detection;

/// <summary>The command <c>detection</c>.</summary>
sealed class DetectionCommand : IBenchmarkCommand
{
    /// <summary>Debian's python3-torch belongs to the first; the second is whatever the path finds.</summary>
    static readonly string[] s_pythons = ["/usr/bin/python3", "python3"];

    readonly Option<int> upTo = new("--up-to") { HelpName = "n", Description = "Only plants of up to n elements.", DefaultValueFactory = _ => int.MaxValue };

    readonly Option<string> only = new("--only") { HelpName = "text", Description = "Only plants whose name contains the text.", DefaultValueFactory = _ => "" };

    readonly Option<bool> ours = new("--ours") { Description = "Without PyTorch." };

    public string Name => "detection";

    public string Summary => "Planted gradients, wrong and right, under our checker and under PyTorch's gradcheck.";

    public IReadOnlyList<Option> Options => [upTo, only, ours, SharedOptions.Json];

    public void Run(ParseResult arguments)
    {
        int limit = arguments.GetValue(upTo);
        string text = arguments.GetValue(only)!;
        bool Chosen(string name, Tensor[] operands) => name.Contains(text, StringComparison.Ordinal) && operands.Sum(x => x.Length) <= limit;
        var peer = arguments.GetValue(ours) ? null : s_pythons.Select(TorchGradcheck.TryRun).FirstOrDefault(run => run is not null);
        Acceptance? Peer(string name) => peer is { } run ? run.Plants[name] : null;
        List<DetectionRow> rows =
        [
            .. PlantedSuite.Wrong.Where(plant => Chosen(plant.Name, plant.Operands)).Select(plant => PlantTrial.Of(plant, Peer(plant.Name))),
            .. PlantedSuite.Right.Where(plant => Chosen(plant.Name, plant.Operands)).Select(plant => PlantTrial.Of(plant, Peer(plant.Name))),
        ];
        Console.WriteLine(Machine.Description);
        Console.WriteLine();
        Console.WriteLine(TableOf(rows));
        Console.Write(SummaryOf(rows, peer?.Version));
        if (peer is null && !arguments.GetValue(ours))
            Console.WriteLine("PyTorch is not installed. On Debian or Ubuntu: apt-get install python3-torch; elsewhere: python3 -m pip install torch.");
        JsonRows.Write(arguments.GetValue(SharedOptions.Json), rows);
    }

    static Table TableOf(List<DetectionRow> rows)
    {
        var table = new Table(8, "gradient", "plant", "full", "fast", "full names", "fast names", "PyTorch slow", "PyTorch fast", "elements", "full s", "fast s");
        foreach (DetectionRow row in rows)
        {
            table.Add(
                row.Suite, row.Plant, row.Full, row.Fast, Word(row.FullNames, "yes", "no"), Word(row.FastNames, "yes", "no"),
                Word(row.PeerSlow, "pass", "fail"), Word(row.PeerFast, "pass", "fail"), $"{row.Elements}", Numbers.Short(row.FullSeconds), Numbers.Short(row.FastSeconds));
        }

        return table;
    }

    static Table SummaryOf(List<DetectionRow> rows, string? version)
    {
        DetectionRow[] wrong = [.. rows.Where(row => row.Suite == "wrong")], right = [.. rows.Where(row => row.Suite == "right")];
        var table = new Table(1, "", "AutoGrad full", "AutoGrad fast", $"PyTorch {version} slow", $"PyTorch {version} fast");
        Add($"wrong gradients caught, of {wrong.Length}", wrong, row => row.Full == "fail", row => row.Fast == "fail", false);
        table.Add("and named by their elements", $"{wrong.Count(row => row.FullNames == true)}", $"{wrong.Count(row => row.FastNames == true)}", "", "");
        Add($"right gradients accepted, of {right.Length}", right, row => row.Full == "pass", row => row.Fast == "pass", true);
        Add("right gradients refused", right, row => row.Full == "fail", row => row.Fast == "fail", false);
        return table;

        void Add(string name, DetectionRow[] of, Func<DetectionRow, bool> full, Func<DetectionRow, bool> fast, bool accepted) => table.Add(
            name, $"{of.Count(full)}", $"{of.Count(fast)}",
            version is null ? "" : $"{of.Count(row => row.PeerSlow == accepted)}", version is null ? "" : $"{of.Count(row => row.PeerFast == accepted)}");
    }

    static string Word(bool? value, string yes, string no) => value switch
    {
        true => yes,
        false => no,
        null => "",
    };
}
