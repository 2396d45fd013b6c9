namespace AutoGrad;

/// <summary>What was checked of one operand, as it stands in JSON.</summary>
internal sealed record JsonOperand(string Name, int[] Shape, Verdict Verdict, Guess? Guess, IReadOnlyList<JsonElementCheck> Elements, IReadOnlyList<ProbeCheck> Probes)
{
    public static JsonOperand Of(OperandCheck operand) =>
        new(operand.Name, operand.Shape.ToArray(), operand.Verdict, operand.Guess, [.. operand.Elements.Select(JsonElementCheck.Of)], operand.Probes);
}
