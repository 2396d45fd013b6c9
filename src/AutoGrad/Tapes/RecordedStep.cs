namespace AutoGrad;

/// <summary>An entry of a tape, as messages and explanations name it.</summary>
/// <param name="Index">The number of the entry.</param>
/// <param name="Operation">The operation's name with its attributes, such as <c>Sum (axis 0)</c>.</param>
/// <param name="Operands">The operands: <c>%3</c> for the result of entry 3, a parameter's name, a number, or <c>in0</c> for the first other tensor that was read.</param>
/// <param name="Scope">The path of the module or other scope in which it was recorded; empty if there was none.</param>
/// <param name="Source">The line of the caller's source text, such as <c>Program.cs:12</c>; empty unless the tape was opened with <c>sourceLines: true</c>.</param>
public sealed record RecordedStep(int Index, string Operation, IReadOnlyList<string> Operands, string Scope, string Source)
{
    /// <summary>The name of the result in listings, such as <c>%3</c>.</summary>
    public string Name => $"%{Index}";

    /// <summary>The entry as <c>%3 Relu of %2 in hidden at Model.cs:12</c>.</summary>
    public override string ToString() =>
        $"{Name} {Operation}{(Operands.Count == 0 ? "" : $" of {string.Join(", ", Operands)}")}{Where}";

    string Where => (Scope.Length, Source.Length) switch
    {
        (0, 0) => "",
        (0, _) => $" at {Source}",
        (_, 0) => $" in {Scope}",
        _ => $" in {Scope} at {Source}",
    };

    internal static RecordedStep Of(Tape tape, int entry)
    {
        TapeStorage s = tape.Storage;
        TapeEntry recorded = s.Entries[entry];
        var operands = new string[recorded.OperandCount];
        for (int k = 0; k < operands.Length; k++)
            operands[k] = TapeListing.Name(s, s.Slots[recorded.FirstOperand + k]);
        return new RecordedStep(entry, TapeListing.Text(recorded.Operation), operands, tape.ScopePath(recorded.Scope), tape.LineOf(entry));
    }
}
