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
/// A part is claimed by lowering the count of its stretch. Whoever has claimed one may read the other fields: they do not change before all
/// claimed parts are done. Whoever claims none must not rely on them, so the owner never waits for a thread that comes too late.
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
    [FieldOffset((2 * CacheLine) + 4)] private int _stretches;
    [FieldOffset((2 * CacheLine) + 8)] private delegate*<void*, int, void> _run;
    [FieldOffset((2 * CacheLine) + 16)] private void* _body;
    [FieldOffset((2 * CacheLine) + 24)] private Exception? _failure;
    [FieldOffset(3 * CacheLine)] private UnclaimedCounts _unclaimed;

    public bool HasUnclaimedParts
    {
        get
        {
            for (int stretch = 0; stretch < _stretches; stretch++)
            {
                if (Volatile.Read(ref _unclaimed[stretch].Value) > 0)
                    return true;
            }

            return false;
        }
    }

    public bool IsDone => Volatile.Read(ref _done) == _parts;

    public void Publish(int parts, int threads, delegate*<void*, int, void> run, void* body)
    {
        _parts = parts;
        _stretches = Math.Min(Math.Min(parts, threads), MaxStretches);
        _run = run;
        _body = body;
        _failure = null;
        _done = 0;
        for (int stretch = 0; stretch < _stretches; stretch++)
        {
            // A full fence: the fields above are seen first, and sleepers are looked for afterwards.
            Interlocked.Exchange(ref _unclaimed[stretch].Value, Begin(stretch + 1) - Begin(stretch));
        }
    }

    /// <summary>Claims and runs parts until none is left: first those of the thread's own stretch, then what others have left.</summary>
    /// <param name="thread">0 for the owner of the work, and the others from 1 on.</param>
    public void RunParts(int thread)
    {
        int stretches = Volatile.Read(ref _stretches);
        for (int i = 0; i < stretches; i++)
            RunStretch((thread + i) % stretches);
    }

    /// <summary>Ends the work on its owner's thread: throws what a part has thrown.</summary>
    public void Finish()
    {
        Exception? failure = _failure;
        _failure = null;
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
    }

    private void RunStretch(int stretch)
    {
        ref int count = ref _unclaimed[stretch].Value;
        int unclaimed = Volatile.Read(ref count);
        while (unclaimed > 0)
        {
            int found = Interlocked.CompareExchange(ref count, unclaimed - 1, unclaimed);
            if (found == unclaimed)
            {
                RunPart(Begin(stretch + 1) - unclaimed);
                found = Volatile.Read(ref count);
            }

            unclaimed = found;
        }
    }

    private readonly int Begin(int stretch) => (int)((long)_parts * stretch / _stretches);

    private void RunPart(int part)
    {
        try
        {
            _run(_body, part);
        }
        catch (Exception failure) // whatever it is, it belongs to the owner, who rethrows it
        {
            Interlocked.CompareExchange(ref _failure, failure, null);
        }

        Interlocked.Increment(ref _done);
    }

    [StructLayout(LayoutKind.Explicit, Size = CacheLine)]
    private struct UnclaimedCount
    {
        [FieldOffset(0)] public int Value;
    }

    [InlineArray(MaxStretches)]
    private struct UnclaimedCounts
    {
        private UnclaimedCount _first;
    }
}
