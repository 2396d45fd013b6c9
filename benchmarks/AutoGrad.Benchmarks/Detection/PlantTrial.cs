using AutoGrad.Planted;

namespace AutoGrad.Benchmarks.Detection;

/// <summary>Checks plants in both modes.</summary>
static class PlantTrial
{
    static readonly GradCheckOptions s_full = new(), s_fast = new() { Mode = GradCheckMode.Fast };

    public static DetectionRow Of(WrongGradient plant, Acceptance? peer)
    {
        Trial full = Trial.Of(() => PlantCheck.Run(plant, s_full)), fast = Trial.Of(() => PlantCheck.Run(plant, s_fast));
        IReadOnlyList<string> named = fast.Report is null ? [] : PlantCheck.Named(fast.Report);
        HashSet<string> expected = full.Report is null ? [] : [.. PlantCheck.Expected(plant, full.Report)];
        return new DetectionRow(
            "wrong", plant.Name, plant.Operands.Sum(x => x.Length), full.Word, fast.Word,
            full.Report is not null && expected.SetEquals(PlantCheck.Named(full.Report)), named.Count > 0 && expected.IsSupersetOf(named),
            full.Seconds, fast.Seconds, peer?.Slow, peer?.Fast);
    }

    public static DetectionRow Of(RightGradient plant, Acceptance? peer)
    {
        Trial full = Trial.Of(() => GradCheck.Run(plant.Function, plant.Operands, s_full)), fast = Trial.Of(() => GradCheck.Run(plant.Function, plant.Operands, s_fast));
        return new DetectionRow("right", plant.Name, plant.Operands.Sum(x => x.Length), full.Word, fast.Word, null, null, full.Seconds, fast.Seconds, peer?.Slow, peer?.Fast);
    }
}
