namespace AutoGrad.Planted;

/// <summary>What a check says about a plant.</summary>
public static class PlantCheck
{
    /// <summary>Checks the derivative that the plant is about.</summary>
    public static GradCheckReport Run(WrongGradient plant, GradCheckOptions options)
    {
        ArgumentNullException.ThrowIfNull(plant);
        return plant.Form == DerivativeForm.SecondOrder
            ? GradCheck.RunSecondOrder(plant.Function, plant.Operands, options)
            : GradCheck.Run(plant.Function, plant.Operands, options);
    }

    /// <summary>The elements that a report must name for the plant, as <c>x[2, 1]</c>.</summary>
    public static IReadOnlyList<string> Expected(WrongGradient plant, GradCheckReport report)
    {
        ArgumentNullException.ThrowIfNull(plant);
        ArgumentNullException.ThrowIfNull(report);
        var names = new List<string>();
        for (int operand = 0; operand < report.Operands.Count; operand++)
        {
            IReadOnlyList<ElementCheck> elements = report.Operands[operand].Elements;
            for (int place = 0; place < elements.Count; place++)
            {
                if (plant.IsWrong(operand, place, elements[place].At))
                    names.Add(NameOf(elements[place]));
            }
        }

        return names;
    }

    /// <summary>The elements that a report says are wrong, in the order of the operands.</summary>
    public static IReadOnlyList<string> Named(GradCheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return [.. report.Elements.Where(element => element.Verdict == Verdict.Fail).Select(NameOf)];
    }

    static string NameOf(ElementCheck element) => $"{element.Operand}[{string.Join(", ", element.Index)}]";
}
