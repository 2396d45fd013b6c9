namespace AutoGrad;

/// <summary>A stretch of time in which a tape does not record; disposing it ends the stretch.</summary>
public readonly struct Pause : IDisposable, IEquatable<Pause>
{
    readonly Tape tape;

    internal Pause(Tape tape)
    {
        this.tape = tape;
        tape.BeginPause(isNoted: true);
    }

    /// <summary>Lets the tape record again.</summary>
    public void Dispose() => tape.EndPause(isNoted: true);

    /// <inheritdoc/>
    public bool Equals(Pause other) => ReferenceEquals(tape, other.tape);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Pause other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => tape.GetHashCode();

    /// <summary>Whether both pause the same tape.</summary>
    public static bool operator ==(Pause left, Pause right) => left.Equals(right);

    /// <summary>Whether they pause different tapes.</summary>
    public static bool operator !=(Pause left, Pause right) => !left.Equals(right);
}
