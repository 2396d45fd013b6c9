using System.Runtime.CompilerServices;

namespace AutoGrad;

/// <summary>A stretch of time in which a tape does not record; disposing it ends the stretch. The default value pauses nothing.</summary>
public readonly struct Pause : IDisposable, IEquatable<Pause>
{
    readonly OpenPause? open;

    internal Pause(OpenPause open) => this.open = open;

    /// <summary>Ends the stretch, and pauses that have been begun in it; after that it does nothing.</summary>
    public void Dispose() => open?.Tape.EndPause(open);

    /// <inheritdoc/>
    public bool Equals(Pause other) => ReferenceEquals(open, other.open);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Pause other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => open is null ? 0 : RuntimeHelpers.GetHashCode(open);

    /// <summary>Whether both are one pause.</summary>
    public static bool operator ==(Pause left, Pause right) => left.Equals(right);

    /// <summary>Whether they are two pauses.</summary>
    public static bool operator !=(Pause left, Pause right) => !left.Equals(right);
}
