using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoGrad.Kernels;

/// <summary>Writes out what broadcasting repeats.</summary>
internal static class Repetition
{
    /// <summary>The bytes behind the last element that may be written: a register of the widest kind.</summary>
    public const int Overrun = 64;

    /// <summary>Writes slices along an axis of the result with the elements of one operand.</summary>
    /// <param name="plan">The axes and the operand's strides along them.</param>
    /// <param name="operand">The operand.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="count">How many slices.</param>
    /// <param name="elements">The operand's elements.</param>
    /// <param name="offset">Where the first slice's element stands.</param>
    /// <param name="destination">Room for the slices, and for <see cref="Overrun"/> bytes behind them.</param>
    public static void Write<T>(
        scoped in BroadcastPlan plan, int operand, int axis, int count, ReadOnlySpan<T> elements, int offset, Span<T> destination)
        where T : unmanaged
    {
        int stride = plan.Stride(axis, operand);
        if (axis == plan.Rank - 1)
        {
            if (stride == 0)
                destination[..count].Fill(elements[offset]);
            else
                elements.Slice(offset, count).CopyTo(destination);
            return;
        }

        int inner = axis + 1, slices = plan.Length(inner), length = slices;
        for (int i = inner + 1; i < plan.Rank; i++)
            length *= plan.Length(i);
        if (stride == 0)
        {
            Write(plan, operand, inner, slices, elements, offset, destination);
            Repeat(destination[..(count * length)], length);
        }
        else if (inner == plan.Rank - 1 && plan.Stride(inner, operand) == 0)
        {
            RepeatEach(elements.Slice(offset, count), length, destination);
        }
        else
        {
            for (int i = 0; i < count; i++)
                Write(plan, operand, inner, slices, elements, offset + (i * stride), destination[(i * length)..]);
        }
    }

    /// <summary>Fills the memory with repetitions of its beginning.</summary>
    static void Repeat<T>(Span<T> destination, int length)
    {
        for (int written = length; written < destination.Length; written *= 2)
        {
            int count = Math.Min(written, destination.Length - written);
            destination[..count].CopyTo(destination[written..]);
        }
    }

    /// <summary>Writes each value so many times; registers that reach beyond its last place are overwritten by the next value's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static void RepeatEach<T>(ReadOnlySpan<T> values, int times, Span<T> destination) where T : unmanaged
    {
        if (!Vector<T>.IsSupported)
        {
            for (int i = 0; i < values.Length; i++)
                destination.Slice(i * times, times).Fill(values[i]);
            return;
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, (values.Length * times) + Vector<T>.Count);
        ref T place = ref MemoryMarshal.GetReference(destination);
        foreach (T value in values)
        {
            var register = new Vector<T>(value);
            for (int i = 0; i < times; i += Vector<T>.Count)
                register.StoreUnsafe(ref place, (nuint)i);
            place = ref Unsafe.Add(ref place, times);
        }
    }
}
