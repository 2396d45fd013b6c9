namespace AutoGrad.Cli.Options;

/// <summary>Something that is chosen by its name.</summary>
internal interface INamed
{
    /// <summary>The name, in lower case.</summary>
    string Name { get; }
}
