using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>Runs the parts of a divided piece of work on the calling thread and on a few background threads.</summary>
/// <remarks>
/// One piece of work runs on the threads at a time. A call that comes while they are taken, or from inside a part, does all its parts itself:
/// so calls cannot wait for each other, and no more than <see cref="Compute.MaxThreads"/> threads ever work for the threads' owner.
/// </remarks>
internal static unsafe class Workers
{
    /// <summary>Parts so many times as long as the shortest are divided further.</summary>
    private const int LongPart = 16;

    private static int s_taken;

    /// <summary>Into how many parts a piece of work is divided: at least one.</summary>
    /// <param name="length">The length of the work, in elements or in time.</param>
    /// <param name="shortest">The length of a part that is worth handing to another thread.</param>
    /// <remarks>
    /// A part for each thread, so that each keeps to the same elements; where these are long, up to four, so that a thread that comes late or is
    /// disturbed takes fewer of them.
    /// </remarks>
    public static int Parts(long length, long shortest)
    {
        int threads = Compute.MaxThreads;
        return threads == 1 ? 1 : (int)Math.Max(1, Math.Min(length / shortest, Math.Clamp(length / (LongPart * shortest), threads, 4L * threads)));
    }

    /// <summary>Calls <see cref="IParallelBody.Run"/> once for each part from 0 to <paramref name="parts"/> - 1 and returns when all are done.</summary>
    /// <remarks>No call allocates. If parts throw, the first exception that was caught reaches the caller after every part has ended.</remarks>
    public static void For<TBody>(int parts, ref TBody body)
        where TBody : struct, IParallelBody, allows ref struct
    {
        if (parts > 1 && Compute.MaxThreads > 1 && !WorkerThread.IsInsidePart && Interlocked.CompareExchange(ref s_taken, 1, 0) == 0)
        {
            // The other threads reach the body by its address, so it must stand on this stack, where the garbage collector does not move it.
            TBody shared = body;
            try
            {
                WorkerThread.RunTogether(parts, &RunPart<TBody>, Unsafe.AsPointer(ref shared));
            }
            finally
            {
                body = shared;
                Volatile.Write(ref s_taken, 0);
            }
        }
        else
        {
            for (int part = 0; part < parts; part++)
                body.Run(part);
        }
    }

    private static void RunPart<TBody>(void* body, int part)
        where TBody : struct, IParallelBody, allows ref struct
        => Unsafe.AsRef<TBody>(body).Run(part);
}
