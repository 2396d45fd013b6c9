using System.Collections;
using System.Runtime.CompilerServices;

namespace AutoGrad;

/// <summary>The lengths of a tensor's axes, outermost first, such as <c>[64, 784]</c>. The empty shape <c>[]</c> is that of a single number.</summary>
[CollectionBuilder(typeof(Shape), nameof(Create))]
public readonly struct Shape : IEquatable<Shape>, IReadOnlyList<int>
{
    readonly int[]? axes;

    Shape(int[] axes) => this.axes = axes;

    /// <summary>The number of axes; 0 for a single number.</summary>
    public int Rank => axes is null ? 0 : axes.Length;

    /// <summary>The number of elements: the product of all axis lengths, 1 for the empty shape.</summary>
    public int ElementCount
    {
        get
        {
            int length = 1;
            foreach (int axis in Axes)
                length *= axis;
            return length;
        }
    }

    /// <summary>The axis lengths.</summary>
    public ReadOnlySpan<int> Axes => axes;

    /// <summary>The number of axes, for patterns such as <c>shape is [var rows, var columns]</c> and for spreads.</summary>
    public int Count => Rank;

    /// <summary>The length of an axis; negative numbers count from the end.</summary>
    /// <exception cref="ShapeException">The shape has no such axis.</exception>
    public int this[int axis] => Axes[Axis(axis)];

    /// <summary>The length of an axis, such as <c>shape[^1]</c> for the last.</summary>
    /// <exception cref="ShapeException">The shape has no such axis.</exception>
    public int this[Index axis] => Axes[Axis(axis is { IsFromEnd: true, Value: > 0 } ? -axis.Value : axis.GetOffset(Rank))];

    /// <summary>Creates a shape from axis lengths.</summary>
    /// <exception cref="ShapeException">A length is negative, or the number of elements exceeds <see cref="int.MaxValue"/>.</exception>
    public static Shape Create(ReadOnlySpan<int> axes) => Own(axes.ToArray());

    /// <summary>The same of lengths that nobody else will change.</summary>
    /// <exception cref="ShapeException">A length is negative, or the number of elements exceeds <see cref="int.MaxValue"/>.</exception>
    internal static Shape Own(int[] axes)
    {
        long length = 1;
        foreach (int axis in axes)
        {
            if (axis < 0)
                throw new ShapeException($"An axis length cannot be negative, but the shape {Text(axes)} has {axis}.");
            length *= axis;
            if (length > int.MaxValue)
                throw new ShapeException($"A tensor holds at most {int.MaxValue} elements; the shape {Text(axes)} has more.");
        }

        return Wrap(axes);
    }

    /// <summary>Wraps lengths of which it is known that no number of elements comes of them that a tensor could not hold, and that nobody else will change.</summary>
    internal static Shape Wrap(int[] axes) => axes.Length == 0 ? default : new Shape(axes);

    /// <summary>The exception for an axis that would be longer than one can be.</summary>
    internal static ShapeException TooLong(long length, string axis, string how) =>
        new($"An axis holds at most {int.MaxValue} places, but {axis} would have {length} {how}.");

    /// <summary>The place of an axis counted from 0, for an axis that may be counted from the end.</summary>
    /// <exception cref="ShapeException">The shape has no such axis.</exception>
    public int Axis(int axis)
    {
        int place = axis < 0 ? axis + Rank : axis;
        if ((uint)place >= (uint)Rank)
            throw new ShapeException($"Axis {axis} is out of range: the shape {this} has {Rank} axes, numbered from 0 or, from the end, −1.");
        return place;
    }

    /// <summary>The shape as an array of axis lengths.</summary>
    public int[] ToArray() => Axes.ToArray();

    /// <summary>Whether all axis lengths agree.</summary>
    public bool Equals(Shape other) => ReferenceEquals(axes, other.axes) || Axes.SequenceEqual(other.Axes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (int axis in Axes)
            hash.Add(axis);
        return hash.ToHashCode();
    }

    /// <summary>Whether all axis lengths agree.</summary>
    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    /// <summary>Whether some axis length differs.</summary>
    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);

    /// <summary>The axis lengths in brackets, such as <c>[64, 784]</c>.</summary>
    public override string ToString() => Text(Axes);

    /// <summary>Enumerates the axis lengths.</summary>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)(axes ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    static string Text(ReadOnlySpan<int> axes) => $"[{string.Join(", ", axes.ToArray())}]";
}
