namespace AutoGrad.Cli.Check;

/// <summary>What <c>autograd check</c> was asked for.</summary>
/// <param name="Assembly">The path of a user's assembly; null for the library's own operations.</param>
/// <param name="Html">Where to write a page; null for nowhere.</param>
/// <param name="Json">Where to write JSON; null for nowhere.</param>
/// <param name="Fast">Whether random directions are checked instead of every element.</param>
/// <param name="Seed">The seed of all that is drawn.</param>
internal sealed record CheckSettings(string? Assembly, string? Html, string? Json, bool Fast, int Seed);
