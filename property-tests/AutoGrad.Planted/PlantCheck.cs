namespace AutoGrad.Planted;

/// <summary>What a check says about a plant.</summary>
public static class PlantCheck
{
    /// <summary>Checks the derivative that the plant is about.</summary>
    public static GradCheckReport Run(WrongGradient plant, GradCheckOptions options)
    {
        ArgumentNullException.ThrowIfNull(plant);
        return plant.Form switch
        {
            DerivativeForm.SecondOrder => GradCheck.RunSecondOrder(plant.Function, plant.Operands, options),
            DerivativeForm.Forward => GradCheck.RunForward(plant.Function, plant.Operands, options),
            _ => GradCheck.Run(plant.Function, plant.Operands, options),
        };
    }

    /// <summary>The elements that a full report must name for the plant, as <c>x[2, 1]</c>.</summary>
    public static IReadOnlyList<string> Expected(WrongGradient plant, GradCheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return [.. report.Elements.Where(element => IsWrong(plant, report, element)).Select(NameOf)];
    }

    /// <summary>The elements that a report says are wrong, in the order of the operands.</summary>
    public static IReadOnlyList<string> Named(GradCheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return [.. report.Elements.Where(element => element.Verdict == Verdict.Fail).Select(NameOf)];
    }

    /// <summary>Whether an element of a report has a wrong gradient.</summary>
    public static bool IsWrong(WrongGradient plant, GradCheckReport report, ElementCheck element)
    {
        ArgumentNullException.ThrowIfNull(plant);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(element);
        int operand = 0;
        while (report.Operands[operand].Name != element.Operand)
            operand++;
        int place = 0;
        for (int axis = 0; axis < element.Index.Count; axis++)
            place = (place * report.Operands[operand].Shape[axis]) + element.Index[axis];
        return plant.IsWrong(operand, place, element.At);
    }

    static string NameOf(ElementCheck element) => $"{element.Operand}[{string.Join(", ", element.Index)}]";
}
