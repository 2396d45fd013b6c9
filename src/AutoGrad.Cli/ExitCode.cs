namespace AutoGrad.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The data, a file or the training failed.</summary>
    public const int Failure = 1;

    /// <summary>The command line makes no sense.</summary>
    public const int Usage = 2;

    /// <summary>Ended by Ctrl+C: 128 and the number of the signal, as shells count.</summary>
    public const int Interrupted = 130;
}
