namespace AutoGrad;

/// <summary>A named stretch of a tape; disposing it ends the stretch. The default value names nothing.</summary>
public readonly struct TapeScope : IDisposable, IEquatable<TapeScope>
{
    readonly Tape? tape;
    readonly int parent;

    internal TapeScope(Tape tape, int parent)
    {
        this.tape = tape;
        this.parent = parent;
    }

    /// <summary>Returns to the scope that was open before.</summary>
    public void Dispose() => tape?.LeaveScope(parent);

    /// <inheritdoc/>
    public bool Equals(TapeScope other) => ReferenceEquals(tape, other.tape) && parent == other.parent;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TapeScope other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(tape, parent);

    /// <summary>Whether both return to the same place.</summary>
    public static bool operator ==(TapeScope left, TapeScope right) => left.Equals(right);

    /// <summary>Whether they return to different places.</summary>
    public static bool operator !=(TapeScope left, TapeScope right) => !left.Equals(right);
}
