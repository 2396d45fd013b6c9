namespace AutoGrad.Cli.Check;

/// <summary>What <c>autograd check</c> was asked for.</summary>
/// <param name="Assembly">The path of a user's assembly; null for the library's own operations.</param>
/// <param name="Html">Where to write a page; null for nowhere.</param>
/// <param name="Json">Where to write JSON; null for nowhere.</param>
/// <param name="Fast">Whether random directions are checked instead of every element.</param>
/// <param name="Laws">Whether all laws are stated too; else only that declared kinks have their value.</param>
/// <param name="Seed">The seed of all that is drawn; null for the usual ones.</param>
internal sealed record CheckSettings(string? Assembly, string? Html, string? Json, bool Fast, bool Laws, int? Seed)
{
    /// <summary>The seed of the operands and of the checks of derivatives.</summary>
    public int SeedOfOperands => Seed ?? 1;
}
