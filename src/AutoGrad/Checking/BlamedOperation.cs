namespace AutoGrad;

/// <summary>A recorded operation that is wrong by itself.</summary>
/// <param name="Text">Its name and attributes.</param>
/// <param name="Path">Its module path.</param>
/// <param name="Entry">Its entry on the tape.</param>
internal readonly record struct BlamedOperation(string Text, string Path, int Entry)
{
    /// <summary>The operation of an entry of a tape.</summary>
    public static BlamedOperation Of(Tape tape, int entry)
    {
        ref TapeEntry recorded = ref tape.Storage.Entries[entry];
        return new(TapeListing.Text(recorded.Operation), tape.ScopePath(recorded.Scope), entry);
    }

    public override string ToString() => Path.Length == 0 ? $"%{Entry} {Text}" : $"%{Entry} {Text} in {Path}";
}
