namespace AutoGrad.Operations;

/// <summary>
/// Zeros around and between the elements along an axis, which stand <paramref name="Step"/> apart; a negative step reverses their order.
/// </summary>
internal readonly record struct AxisMargin(int Axis, int Before, int After, int Step = 1)
{
    /// <summary>How much of an axis is taken by elements that stand a step apart.</summary>
    public static int Span(int count, int step) => count == 0 ? 0 : checked(((count - 1) * Math.Abs(step)) + 1);

    /// <summary>The axis with its margins.</summary>
    /// <exception cref="ShapeException">It is longer than an axis can be.</exception>
    public int Length(int count)
    {
        long length = (long)Before + Span(count, Step) + After;
        return length <= int.MaxValue
            ? (int)length
            : throw Shape.TooLong(length, $"axis {Axis} of {count}", $"with {Before} before and {After} after");
    }

    /// <summary>The elements without their margins.</summary>
    public AxisRange Range => new(Axis, Before..^After, Step);

    /// <summary>The margins and the step in words.</summary>
    public override string ToString() => Step == 1 ? $"axis {Axis} {Before} before {After} after" : $"axis {Axis} {Before} before {After} after by {Step}";
}
