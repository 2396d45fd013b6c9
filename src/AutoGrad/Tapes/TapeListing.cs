using System.Globalization;

namespace AutoGrad;

/// <summary>What listings and drawings show of one recorded step.</summary>
/// <param name="Index">The number of the entry.</param>
/// <param name="Operation">The operation's name with its attributes.</param>
/// <param name="Operands">The operands: <c>%3</c> for the result of entry 3, a parameter's name, or <c>in0</c> for the first other tensor that was read.</param>
/// <param name="Type">Dtype and shape of the result.</param>
/// <param name="BytesKept">Bytes of results that are kept for this entry's backward rule and for no earlier entry's.</param>
/// <param name="Scope">The path of the scope the entry was recorded in.</param>
/// <param name="Source">The line of the caller's source text; empty where the tape does not note it.</param>
internal sealed record TapeLine(int Index, string Operation, IReadOnlyList<string> Operands, string Type, long BytesKept, string Scope, string Source);

/// <summary>Reads a tape for people.</summary>
internal static class TapeListing
{
    public static IReadOnlyList<TapeLine> Of(Tape tape)
    {
        TapeStorage s = tape.Storage;
        var counted = new HashSet<int>();
        var lines = new TapeLine[s.EntryCount];
        for (int i = 0; i < lines.Length; i++)
        {
            TapeEntry entry = s.Entries[i];
            var operands = new string[entry.OperandCount];
            for (int k = 0; k < operands.Length; k++)
                operands[k] = Name(s, s.Slots[entry.FirstOperand + k]);
            lines[i] = new TapeLine(
                i,
                Text(entry.Operation),
                operands,
                $"{entry.Result.DType} {entry.Result.Shape}",
                BytesKept(s, i, counted),
                tape.ScopePath(entry.Scope),
                tape.LineOf(i));
        }

        return lines;
    }

    /// <summary>An operation's name with its attributes.</summary>
    public static string Text(Operation operation) =>
        operation.Attributes.Length == 0 ? operation.Name : $"{operation.Name} ({operation.Attributes})";

    /// <summary>A short name for what stands at a slot.</summary>
    public static string Name(TapeStorage s, int slot)
    {
        if (slot >= 0)
            return $"%{slot}";
        Tensor leaf = s.Leaves[~slot].Tensor;
        return leaf switch
        {
            Parameter { Name.Length: > 0 } parameter => parameter.Name,
            { IsNumber: true, IsReleased: false } => leaf.Item().ToString("R", CultureInfo.InvariantCulture),
            _ => $"in{~slot}",
        };
    }

    static long BytesKept(TapeStorage s, int index, HashSet<int> counted)
    {
        TapeEntry entry = s.Entries[index];
        Kept keeps = entry.Operation.IsDifferentiable ? entry.Operation.Keeps : Kept.None;
        long bytes = 0;
        for (int k = 0; k < entry.OperandCount; k++)
        {
            int slot = s.Slots[entry.FirstOperand + k];

            // Operations with many operands keep either all or none of those beyond the third.
            Kept flag = k < 3 ? (Kept)(1 << k) : Kept.Operand2;
            if (keeps.HasFlag(flag) && slot >= 0 && counted.Add(slot))
                bytes += Bytes(s.Entries[slot].Result);
        }

        if (keeps.HasFlag(Kept.Result) && counted.Add(index))
            bytes += Bytes(entry.Result);
        return bytes;
    }

    static long Bytes(Tensor tensor) => (long)tensor.Length * tensor.DType.Size;
}
