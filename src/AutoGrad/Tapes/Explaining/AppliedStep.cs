namespace AutoGrad;

/// <summary>A recorded operation with its operands at hand, to ask for derivatives of single elements.</summary>
internal sealed class AppliedStep
{
    readonly Tensor[] operands;
    readonly int[] slots;
    int[][]? places;

    public AppliedStep(Tape tape, int entry)
    {
        TapeEntry recorded = tape.Storage.Entries[entry];
        Entry = entry;
        Operation = recorded.Operation;
        Result = recorded.Result;
        slots = [.. Ways.OperandSlots(tape.Storage, entry)];
        operands = Array.ConvertAll(slots, tape.At);
    }

    public int Entry { get; }

    public Operation Operation { get; }

    public Tensor Result { get; }

    public IReadOnlyList<Tensor> Operands => operands;

    public IReadOnlyList<int> Slots => slots;

    /// <summary>The operands that stand at a slot: several where a value is used twice.</summary>
    public int[] OperandsAt(int slot) => [.. Enumerable.Range(0, slots.Length).Where(k => slots[k] == slot)];

    /// <summary>Of an elementwise operation: the place of an operand's element that meets a place of the result.</summary>
    public int PlaceOf(int operand, int resultPlace) => (places ??= Array.ConvertAll(operands, o => BroadcastPlaces.Of(o.Shape, Result.Shape)))[operand][resultPlace];

    /// <summary>Of an elementwise operation: the derivatives of some elements of the result by the elements of operands, which move together, that they are made of.</summary>
    public double[] DerivativesAt(int[] moving, int[] resultPlaces)
    {
        var parts = new Tensor[operands.Length];
        var tangents = new Tensor?[operands.Length];
        for (int k = 0; k < parts.Length; k++)
        {
            int operand = k;
            parts[k] = Elements.Take(operands[k], Array.ConvertAll(resultPlaces, place => PlaceOf(operand, place)));
            if (moving.Contains(k))
                tangents[k] = Tensor.Ones(parts[k].Shape, parts[k].DType);
        }

        Tensor? derivatives = Operation.Jvp(new Application(parts, Elements.Take(Result, resultPlaces)), tangents);
        return derivatives is null ? new double[resultPlaces.Length] : Elements.ToDoubles(derivatives);
    }

    /// <summary>The tangent of the result when some operands move in a direction, and the others stand; null for 0 throughout.</summary>
    public Tensor? Push(int[] moving, Tensor direction) => Push(moving, direction, operands, Result);

    /// <summary>The contribution to the adjoint of an operand when <paramref name="adjoint"/> arrives at the result.</summary>
    public double[] Pull(int operand, Tensor adjoint)
    {
        using var alone = new Tape();
        ReadOnlySpan<Tensor> named = new Application(operands, Result).ForCallers().Operands;
        alone.Watch(named[operand]);
        return Elements.ToDoubles(alone.Gradient(Operation.Apply(named), named[operand], adjoint));
    }

    /// <summary>Of a custom operation: whether its backward rule returns null for an operand.</summary>
    public bool RuleReturnsNull(int operand)
    {
        Application named = new Application(operands, Result).ForCallers();
        return ((CustomOperation)Operation).CheckedVjp(named.Operands.ToArray(), named.Result, Tensor.Ones(Result.Shape, Result.DType))[operand] is null;
    }

    /// <summary>The derivatives of the result's elements by one element of the value at a slot, for those that it can influence.</summary>
    public Column ColumnAt(int slot, int place) => ColumnOf(OperandsAt(slot), place);

    /// <summary>The same for operands that move together, or for one of them alone.</summary>
    public Column ColumnOf(int[] moving, int place)
    {
        int operand = moving[0];
        if (Operation.IsElementwise)
        {
            int[] met = [.. Enumerable.Range(0, Result.Length).Where(j => PlaceOf(operand, j) == place)];
            return new Column(met, DerivativesAt(moving, met));
        }

        Tensor hot = Elements.OneHot(operands[operand], place);
        double[] derivatives = Push(moving, hot) is { } tangent ? Elements.ToDoubles(tangent) : new double[Result.Length];
        int[] influenced = [.. Enumerable.Range(0, derivatives.Length).Where(j => derivatives[j] != 0)];
        if (influenced.Any(j => !double.IsFinite(derivatives[j])))
        {
            // The zeros of the direction have met infinities. The same rule on tame values tells which elements depend on this one.
            Tensor[] tame = Array.ConvertAll(operands, Elements.Tamed);
            double[] structure = Push(moving, hot, tame, Elements.Tamed(Result)) is { } pattern ? Elements.ToDoubles(pattern) : derivatives;
            influenced = [.. influenced.Where(j => double.IsFinite(derivatives[j]) || structure[j] != 0)];
        }

        return new Column(influenced, Array.ConvertAll(influenced, j => derivatives[j]));
    }

    Tensor? Push(int[] moving, Tensor direction, Tensor[] values, Tensor result)
    {
        var tangents = new Tensor?[values.Length];
        foreach (int operand in moving)
            tangents[operand] = direction;
        return Operation.Jvp(new Application(values, result), tangents);
    }
}
