using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace AutoGrad.Kernels;

/// <summary>The piece of work that is being shared out: which parts come next, and how many are done.</summary>
/// <remarks>
/// <para>
/// Each thread has a stretch of the parts to itself, the first thread the first stretch, and takes parts of the others only when its own are gone. So a
/// thread meets the same parts of an array again from one piece of work to the next, and what they hold stays in the caches of its core: a line
/// of the cache that two cores have read costs some 10 ns when one of them writes it, one that a core has to itself less than 1.
/// </para>
/// <para>
/// A part is claimed by lowering the count of its stretch. Whoever has claimed one may read the other fields of the stretch: they do not change before
/// all claimed parts are done. Whoever claims none must not rely on them, so the owner never waits for a thread that comes too late.
/// </para>
/// </remarks>
[StructLayout(LayoutKind.Explicit, Size = (MaxStretches + 3) * CacheLine)]
internal unsafe struct SharedWork
{
    /// <summary>Two lines of 64 bytes, since processors fetch lines in pairs.</summary>
    private const int CacheLine = 128;

    /// <summary>With more threads than this, some have a stretch together.</summary>
    private const int MaxStretches = 16;

    [FieldOffset(CacheLine)] private int _done;
    [FieldOffset(2 * CacheLine)] private int _parts;
    [FieldOffset((2 * CacheLine) + 4)] private int _stretchCount;
    [FieldOffset((2 * CacheLine) + 8)] private Exception? _failure;
    [FieldOffset(3 * CacheLine)] private Stretches _stretches;

    public bool IsDone => Volatile.Read(ref _done) == _parts;

    /// <summary>Whether a part can be claimed. The thread's own stretch is looked at first, so that it finds work of its own as soon as it is published.</summary>
    public bool HasUnclaimedParts(int thread)
    {
        if (Volatile.Read(ref _stretches[thread % MaxStretches].Unclaimed) > 0)
            return true;
        for (int stretch = 0; stretch < _stretchCount; stretch++)
        {
            if (Volatile.Read(ref _stretches[stretch].Unclaimed) > 0)
                return true;
        }

        return false;
    }

    public void Publish(int parts, int threads, delegate*<void*, int, void> run, void* body)
    {
        _parts = parts;
        _stretchCount = Math.Min(Math.Min(parts, threads), MaxStretches);
        _failure = null;
        _done = 0;
        int begin = 0;
        for (int i = 0; i < _stretchCount; i++)
        {
            ref Stretch stretch = ref _stretches[i];
            stretch.End = (int)((long)parts * (i + 1) / _stretchCount);
            stretch.Run = run;
            stretch.Body = body;

            // A full fence: the fields above are seen first, and sleepers are looked for afterwards.
            Interlocked.Exchange(ref stretch.Unclaimed, stretch.End - begin);
            begin = stretch.End;
        }
    }

    /// <summary>Claims and runs parts until none is left: first those of the thread's own stretch, then what others have left.</summary>
    /// <param name="thread">0 for the owner of the work, and the others from 1 on.</param>
    public void RunParts(int thread)
    {
        RunStretch(ref _stretches[thread % MaxStretches]);
        int count = Volatile.Read(ref _stretchCount);
        for (int i = 1; i <= count; i++)
            RunStretch(ref _stretches[(thread + i) % count]);
    }

    /// <summary>Ends the work on its owner's thread: throws what a part has thrown.</summary>
    public void Finish()
    {
        Exception? failure = _failure;
        _failure = null;
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
    }

    private void RunStretch(ref Stretch stretch)
    {
        int unclaimed = Volatile.Read(ref stretch.Unclaimed);
        while (unclaimed > 0)
        {
            int found = Interlocked.CompareExchange(ref stretch.Unclaimed, unclaimed - 1, unclaimed);
            if (found == unclaimed)
            {
                RunPart(ref stretch, stretch.End - unclaimed);
                found = Volatile.Read(ref stretch.Unclaimed);
            }

            unclaimed = found;
        }
    }

    private void RunPart(ref Stretch stretch, int part)
    {
        try
        {
            stretch.Run(stretch.Body, part);
        }
        catch (Exception failure) // whatever it is, it belongs to the owner, who rethrows it
        {
            Interlocked.CompareExchange(ref _failure, failure, null);
        }

        Interlocked.Increment(ref _done);
    }

    /// <summary>Parts of one thread, and what to do with them: on one line of the cache, which is all that has to come from core to core.</summary>
    [StructLayout(LayoutKind.Explicit, Size = CacheLine)]
    private struct Stretch
    {
        [FieldOffset(0)] public int Unclaimed;
        [FieldOffset(4)] public int End;
        [FieldOffset(8)] public delegate*<void*, int, void> Run;
        [FieldOffset(16)] public void* Body;
    }

    [InlineArray(MaxStretches)]
    private struct Stretches
    {
        private Stretch _first;
    }
}
