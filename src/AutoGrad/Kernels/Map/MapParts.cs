using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>A <see cref="Map"/> loop that is long enough to be divided among threads.</summary>
internal ref struct MapParts<TBody, T> : IParallelBody
    where TBody : struct, IMapBody
    where T : unmanaged
{
    /// <summary>Elements a part has at least: even a sum of two numbers then takes ten times as long as the hand-over to another thread.</summary>
    public const int Length = 1 << 15;

    /// <summary>Parts begin at whole lines of the cache and whole registers.</summary>
    const int Alignment = 64;

    readonly TBody body;
    readonly MapOperands<T> operands;
    readonly Span<T> destination;
    readonly bool accumulate, streams;
    readonly int length;

    MapParts(TBody body, in MapOperands<T> operands, Span<T> destination, bool accumulate, int parts)
    {
        this.body = body;
        this.operands = operands;
        this.destination = destination;
        this.accumulate = accumulate;
        streams = !accumulate && Streaming.Pays(destination) && !operands.Overlap(destination);
        length = ((destination.Length + parts - 1) / parts + Alignment - 1) / Alignment * Alignment;
    }

    /// <summary>Runs the loop; the threads divide the elements, whose values do not depend on the division.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static unsafe void Run(TBody body, in MapOperands<T> operands, Span<T> destination, bool accumulate)
    {
        int parts = Workers.Parts(destination.Length, Length);
        fixed (T* pinned = destination) // streaming stores need the alignment that was found
        {
            var work = new MapParts<TBody, T>(body, operands, destination, accumulate, parts);
            Workers.For((destination.Length + work.length - 1) / work.length, ref work);
        }
    }

    public readonly void Run(int part)
    {
        int start = part * length, count = Math.Min(length, destination.Length - start);
        Map.RunPart(body, operands.Slice(start, count), destination.Slice(start, count), accumulate, streams);
        if (streams)
            Streaming.Complete();
    }
}
