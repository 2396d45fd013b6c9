namespace AutoGrad.Modules;

public abstract partial class Module
{
    /// <summary>The path within the outermost module that has listed its parts; empty for that module itself.</summary>
    internal string Path { get; set; } = "";

    /// <summary>
    /// Names what is recorded until the result is disposed after this module, so that listings and drawings of the tape show from which
    /// module an operation comes. Without a tape it does nothing.
    /// </summary>
    /// <remarks>
    /// The modules of this library do this in their <see cref="Forward"/>, so the operations of a model's layers carry the layers' paths by
    /// themselves. A module of one's own names the rest of its operations with <c>using TapeScope scope = OpenScope();</c> as the first
    /// line of its <see cref="Forward"/>. The path is known as soon as the model has listed its parameters, which making an optimizer does;
    /// until then, and for the model as a whole, there is no scope.
    /// </remarks>
    protected TapeScope OpenScope() =>
        Path.Length > 0 && Tape.Current is { } tape ? tape.Scope(ModulePath.Within(tape.OpenScopePath, Path)) : default;
}
