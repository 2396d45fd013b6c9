namespace AutoGrad;

/// <summary>What the indexer of a tensor takes for one axis: a place, such as <c>0</c> or <c>^1</c>, or a range, such as <c>1..</c>.</summary>
public readonly struct TensorIndex : IEquatable<TensorIndex>
{
    readonly Range range;
    readonly int place;

    TensorIndex(int place, bool isFromEnd)
    {
        this.place = place;
        IsFromEnd = isFromEnd;
        IsPlace = true;
    }

    TensorIndex(Range range) => this.range = range;

    /// <summary>Whether this is a single place, whose axis is left out of the result.</summary>
    public bool IsPlace { get; }

    bool IsFromEnd { get; }

    /// <summary>A place of an axis, from 0.</summary>
    public static implicit operator TensorIndex(int place) => new(place, isFromEnd: false);

    /// <summary>A place of an axis, perhaps counted from the end.</summary>
    public static implicit operator TensorIndex(Index place) => new(place.Value, place.IsFromEnd);

    /// <summary>A stretch of an axis.</summary>
    public static implicit operator TensorIndex(Range range) => new(range);

    /// <summary>The stretch of an axis that is meant; for a place, of one element.</summary>
    /// <exception cref="ShapeException">The axis has no such place.</exception>
    internal Range Within(Shape shape, int axis)
    {
        if (!IsPlace)
            return range;
        int length = shape.Axes[axis], start = IsFromEnd ? length - place : place;
        return (uint)start < (uint)length
            ? start..(start + 1)
            : throw new ShapeException($"Index {this} is out of range: axis {axis} of {shape} has places 0 to {length - 1}; count from the end with ^1.");
    }

    /// <inheritdoc/>
    public bool Equals(TensorIndex other) => range.Equals(other.range) && place == other.place && IsPlace == other.IsPlace && IsFromEnd == other.IsFromEnd;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TensorIndex other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(range, place, IsPlace, IsFromEnd);

    /// <summary>Whether both mean the same.</summary>
    public static bool operator ==(TensorIndex left, TensorIndex right) => left.Equals(right);

    /// <summary>Whether they mean different things.</summary>
    public static bool operator !=(TensorIndex left, TensorIndex right) => !left.Equals(right);

    /// <summary>The place or the range as in source text.</summary>
    public override string ToString() => !IsPlace ? $"{range}" : IsFromEnd ? $"^{place}" : $"{place}";
}
