namespace AutoGrad;

/// <summary>Follows an element of a gradient that is not finite back to where the backward pass made it, and from there to the value at fault.</summary>
internal static class NonFiniteSearch
{
    public static NonFiniteOrigin Find(GradientFlow flow, int variable, int place)
    {
        int slot = variable;
        while (slot != flow.Root)
        {
            (int Entry, int Place, double Derivative)[] terms = Terms(flow, slot, place);
            (int Entry, int Place, double Derivative) arrived = terms.FirstOrDefault(term => !double.IsFinite(flow.AdjointAt(term.Entry, term.Place)), (-1, 0, 0));
            if (arrived.Entry < 0)
                return Origin(flow, slot, terms);
            (slot, place) = (arrived.Entry, arrived.Place);
        }

        return new NonFiniteOrigin(NonFiniteReason.Seed);
    }

    /// <summary>The terms of the chain rule for one element, those nearest to the result first.</summary>
    static (int Entry, int Place, double Derivative)[] Terms(GradientFlow flow, int slot, int place)
    {
        var terms = new List<(int, int, double)>();
        foreach (int entry in flow.Ways.Uses(slot).Reverse())
        {
            Column column = flow.StepAt(entry).ColumnAt(slot, place);
            for (int n = 0; n < column.Places.Length; n++)
                terms.Add((entry, column.Places[n], column.Derivatives[n]));
        }

        return [.. terms];
    }

    static NonFiniteOrigin Origin(GradientFlow flow, int slot, (int Entry, int Place, double Derivative)[] terms)
    {
        // Where no derivative is at fault, the largest product has left the range of the dtype, or is part of a sum that has.
        (int entry, int place, double derivative) = terms.FirstOrDefault(
            term => !double.IsFinite(term.Derivative), terms.MaxBy(term => Math.Abs(term.Derivative * flow.AdjointAt(term.Entry, term.Place))));
        AppliedStep step = flow.StepAt(entry);
        GradientTerm term = flow.Term(entry, slot, place, derivative);
        var origin = new NonFiniteOrigin(
            double.IsFinite(derivative) ? NonFiniteReason.Overflow : term.Adjoint == 0 ? NonFiniteReason.ZeroTimesInfinity : NonFiniteReason.InfiniteDerivative)
        {
            Term = term,
            Operands = Tape.Summaries(term.Step.Operands, [.. step.Operands]),
            At = (entry, slot, place),
        };
        return IsFiniteAt(step, place) ? origin : WithFirstValue(flow, entry, place, origin);
    }

    /// <summary>Whether the values that the term is made of are finite: those that meet at the place, or all where the operation is not elementwise.</summary>
    static bool IsFiniteAt(AppliedStep step, int place) => step.Operation.IsElementwise
        ? double.IsFinite(step.Result.ElementAt(place)) && step.Operands.Select((operand, k) => operand.ElementAt(step.PlaceOf(k, place))).All(double.IsFinite)
        : step.Operands.Append(step.Result).All(value => ValueRange.Of(value).IsFinite);

    /// <summary>Goes back over the operands that are not finite, to the first value of the chain.</summary>
    static NonFiniteOrigin WithFirstValue(GradientFlow flow, int entry, int place, NonFiniteOrigin origin)
    {
        Tape tape = flow.Tape;
        int slot = entry;
        while (slot >= 0)
        {
            AppliedStep step = flow.StepAt(slot);
            int cause = Enumerable.Range(0, step.Operands.Count).FirstOrDefault(k => !IsFinite(step, k, place), -1);
            if (cause < 0)
                break;
            place = step.Operation.IsElementwise ? step.PlaceOf(cause, place) : ValueRange.Of(step.Operands[cause]).FirstNonFinite;
            slot = step.Slots[cause];
        }

        Tensor value = tape.At(slot);
        RecordedStep? made = slot >= 0 ? RecordedStep.Of(tape, slot) : null;
        return origin with
        {
            Reason = NonFiniteReason.Value,
            First = new TensorSummary(TapeListing.Name(tape.Storage, slot), value, ValueRange.Of(value)),
            FirstStep = made,
            Operands = made is null ? [] : Tape.Summaries(made.Operands, [.. flow.StepAt(slot).Operands]),
        };
    }

    /// <summary>Whether an operand is finite where it meets a place of the result. An infinite number in the source text is meant.</summary>
    static bool IsFinite(AppliedStep step, int operand, int place)
    {
        Tensor value = step.Operands[operand];
        return value.IsNumber || (step.Operation.IsElementwise ? double.IsFinite(value.ElementAt(step.PlaceOf(operand, place))) : ValueRange.Of(value).IsFinite);
    }
}
