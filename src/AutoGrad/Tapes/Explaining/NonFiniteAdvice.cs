namespace AutoGrad;

/// <summary>How to write a computation so that the backward pass stays finite.</summary>
internal static class NonFiniteAdvice
{
    /// <summary>Values to put in place of one at which a derivative is infinite, tried in this order: 1 suits roots, logarithms and quotients, ½ inverse sines, 2 inverse hyperbolic cosines.</summary>
    static readonly double[] safeValues = [1, 0.5, 2];

    public static string For(GradientFlow flow, NonFiniteOrigin origin) => origin.Reason switch
    {
        NonFiniteReason.Value => "Open the tape with checkFinite: true to stop where the value is made.",
        NonFiniteReason.Seed => "Give a finite seed.",
        NonFiniteReason.Overflow => "Scale the loss down, or compute with logarithms or in Float64.",
        NonFiniteReason.ZeroTimesInfinity => ForZero(flow, origin.At.Entry, origin.At.Slot, origin.At.Place),
        _ when double.IsNaN(origin.Term!.Value) => "The value is not a number already: open the tape with checkFinite: true to stop where it is made.",
        _ when double.IsInfinity(origin.Term!.Value) => $"Keep the operand where the result is finite, for instance by clamping it before {origin.Term.Step.Operation}.",
        _ => $"Keep the operand away from this value, for instance by adding a small constant before {origin.Term!.Step.Operation}.",
    };

    /// <summary>The rewrite that keeps an adjoint of 0 from meeting an infinite derivative, by what made the adjoint 0.</summary>
    public static string ForZero(GradientFlow flow, int entry, int slot, int place)
    {
        AppliedStep step = flow.StepAt(entry);
        string function = step.Operation.Name, safe = SafeText(step, slot, place);
        ZeroFactor? hiding = entry != flow.Root && ZeroSearch.From(flow, entry, place).Factors is [ZeroFactor first, ..] ? first : null;
        return hiding switch
        {
            { Kind: ZeroFactorKind.NotChosen } when flow.Tape.Storage.Entries[hiding.Step.Index] is var chooser && HasMask(flow.Tape, chooser) =>
                $"Choose the operand too, so that {function} never sees this value: write Where(mask, {function}(Where(mask, x, {safe})), other) in place of Where(mask, {function}(x), other).",
            { Kind: ZeroFactorKind.NotChosen } => $"Choose the elements before {function} and not after it ({hiding.Step}), so that it never sees this value.",
            { Kind: ZeroFactorKind.ZeroOperand } =>
                $"A product with 0 does not hide an infinite derivative ({hiding.Step}): give {function} another operand there, as in {function}(Where(mask, x, {safe})).",
            _ => $"Give {function} another operand there, as in {function}(Where(mask, x, {safe})).",
        };
    }

    static bool HasMask(Tape tape, TapeEntry chooser) => Enumerable.Range(0, chooser.OperandCount).Any(k => tape.At(tape.Storage.Slots[chooser.FirstOperand + k]).DType == DType.Bool);

    /// <summary>A number at which the function of one operand has a finite derivative.</summary>
    static string SafeText(AppliedStep step, int slot, int place)
    {
        if (!step.Operation.IsElementwise || step.Operands.Count != 1)
            return "1";
        Tensor x = step.Operands[0];
        double safe = safeValues.FirstOrDefault(
            value =>
            {
                Tensor operand = Elements.From(Elements.Take(x, [step.PlaceOf(0, place)]), [value]);
                Tensor? slope = step.Operation.Jvp(new Application([operand], step.Operation.Apply(operand)), [Tensor.Ones(operand.Shape, operand.DType)]);
                return slope is null || double.IsFinite(slope.ElementAt(0));
            },
            1);
        return safe.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
    }
}
