namespace AutoGrad.Cli;

/// <summary>Options that each are well formed do not fit together, or do not fit the data.</summary>
internal sealed class UsageException(string message) : Exception(message);
