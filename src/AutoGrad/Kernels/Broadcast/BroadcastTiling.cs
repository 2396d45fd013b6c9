using System.Numerics;

namespace AutoGrad.Kernels;

/// <summary>How an operand's elements meet those of the result in every stretch of it.</summary>
internal enum BroadcastReading
{
    /// <summary>One after the other.</summary>
    Whole,

    /// <summary>A single one meets all.</summary>
    Single,

    /// <summary>They are repeated one by one or row by row.</summary>
    Repeated,
}

/// <summary>
/// How the result of a broadcast is cut into stretches. A long row is one by itself. Short rows are put together, and what an operand repeats in them is
/// written out, so that registers run over the ends of rows and the start of a loop is paid once for many of them.
/// </summary>
internal readonly ref struct BroadcastTiling
{
    /// <summary>The largest number of elements of rows put together: with what is written out of them, they stay in a first-level cache of 32 KiB.</summary>
    public const int MaxLength = 2048;

    /// <summary>A row of so many elements takes far more time than the start of its loop.</summary>
    const int LongRow = 1024;

    /// <summary>Where rows allow it, stretches begin at whole registers of the widest kind, which are whole lines of the cache.</summary>
    const int Alignment = 16;

    readonly ReadOnlySpan<BroadcastReading> readings;

    /// <summary>Cuts a result that is not empty; <paramref name="readings"/> needs room for every operand.</summary>
    public BroadcastTiling(scoped in BroadcastPlan plan, int operandCount, Span<BroadcastReading> readings)
    {
        Axis = plan.Rank - 1;
        SliceLength = 1;
        Slices = plan.Length(Axis);
        if (Slices < LongRow && Axis > 0)
        {
            do
                SliceLength *= plan.Length(Axis--);
            while (Axis > 0 && SliceLength * plan.Length(Axis) <= MaxLength);
            Slices = Math.Min(plan.Length(Axis), MaxLength / SliceLength);
            int aligned = Alignment >> Math.Min(BitOperations.TrailingZeroCount(SliceLength), BitOperations.Log2(Alignment));
            if (Slices >= aligned)
                Slices -= Slices % aligned;
        }

        Groups = (plan.Length(Axis) + Slices - 1) / Slices;
        Count = Groups;
        for (int axis = 0; axis < Axis; axis++)
            Count *= plan.Length(axis);
        for (int operand = 0; operand < operandCount; operand++)
        {
            readings[operand] = Reading(plan, Axis, operand);
            Repeats |= readings[operand] == BroadcastReading.Repeated;
        }

        this.readings = readings[..operandCount];
    }

    /// <summary>The axis that is cut: a stretch is a number of slices along it.</summary>
    public int Axis { get; }

    /// <summary>The elements of a slice, which runs over all axes after the one that is cut.</summary>
    public int SliceLength { get; }

    /// <summary>The slices of a stretch; at the end of the axis there may be fewer.</summary>
    public int Slices { get; }

    /// <summary>The number of stretches along the axis.</summary>
    public int Groups { get; }

    /// <summary>The number of stretches of the result.</summary>
    public int Count { get; }

    /// <summary>Whether any operand has to be written out.</summary>
    public bool Repeats { get; }

    /// <summary>How an operand is read.</summary>
    public BroadcastReading ReadingOf(int operand) => readings[operand];

    static BroadcastReading Reading(scoped in BroadcastPlan plan, int cut, int operand)
    {
        bool isWhole = true, isSingle = true;
        for (int axis = plan.Rank - 1, length = 1; axis >= cut; length *= plan.Length(axis--))
        {
            isWhole &= plan.Stride(axis, operand) == length;
            isSingle &= plan.Stride(axis, operand) == 0;
        }

        return isWhole ? BroadcastReading.Whole : isSingle ? BroadcastReading.Single : BroadcastReading.Repeated;
    }
}
