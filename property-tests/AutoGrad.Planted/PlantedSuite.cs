using System.Runtime.CompilerServices;

namespace AutoGrad.Planted;

/// <summary>
/// Gradients with known verdicts, on which checkers of gradients are measured. The functions use the public surface only, as a user would. The same suite
/// stands in benchmarks/peers/pytorch_gradcheck.py, under the same names and at the same operands.
/// </summary>
public static class PlantedSuite
{
    /// <summary>Gradients that a checker must refuse.</summary>
    public static IReadOnlyList<WrongGradient> Wrong { get; } = [.. Groups<WrongGradient>(typeof(IWrongGradients))];

    /// <summary>Gradients that a checker must not refuse.</summary>
    public static IReadOnlyList<RightGradient> Right { get; } = [.. Groups<RightGradient>(typeof(IRightGradients))];

    static IEnumerable<TPlant> Groups<TPlant>(Type kind) => typeof(PlantedSuite).Assembly.GetTypes()
        .Where(type => type.IsClass && type.IsAssignableTo(kind))
        .OrderBy(type => type.Name, StringComparer.Ordinal)
        .SelectMany(PlantsOf<TPlant>);

    static IEnumerable<TPlant> PlantsOf<TPlant>(Type group)
    {
        // Tensors that a group captures are made now, and not when a function first runs, where they would belong to the tape that records it.
        RuntimeHelpers.RunClassConstructor(group.TypeHandle);
        return (IEnumerable<TPlant>)group.GetProperty(nameof(IWrongGradients.Plants))!.GetValue(null)!;
    }
}
