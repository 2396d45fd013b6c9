namespace AutoGrad;

/// <summary>A recorded operation that is wrong by itself.</summary>
/// <param name="Text">Its name and attributes.</param>
/// <param name="Path">Its module path.</param>
/// <param name="Entry">Its entry on the tape.</param>
internal readonly record struct BlamedOperation(string Text, string Path, int Entry)
{
    public override string ToString() => Path.Length == 0 ? $"%{Entry} {Text}" : $"%{Entry} {Text} in {Path}";
}
