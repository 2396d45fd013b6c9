using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace AutoGrad.Kernels;

/// <summary>The piece of work that is being shared out: which part comes next, and how many are done.</summary>
/// <remarks>
/// A part is claimed by lowering <see cref="_unclaimed"/>. Whoever has claimed one may read the other fields: they do not change before all
/// claimed parts are done. Whoever claims none must not read them, so the owner never waits for a thread that comes too late.
/// </remarks>
[StructLayout(LayoutKind.Explicit, Size = 4 * CacheLine)]
internal unsafe struct SharedWork
{
    /// <summary>Two lines of 64 bytes, since processors fetch lines in pairs.</summary>
    private const int CacheLine = 128;

    [FieldOffset(CacheLine)] private int _unclaimed;
    [FieldOffset(2 * CacheLine)] private int _done;
    [FieldOffset(3 * CacheLine)] private int _parts;
    [FieldOffset(3 * CacheLine + 8)] private delegate*<void*, int, void> _run;
    [FieldOffset(3 * CacheLine + 16)] private void* _body;
    [FieldOffset(3 * CacheLine + 24)] private Exception? _failure;

    public bool HasUnclaimedParts => Volatile.Read(ref _unclaimed) > 0;

    public bool IsDone => Volatile.Read(ref _done) == _parts;

    public void Publish(int parts, delegate*<void*, int, void> run, void* body)
    {
        _parts = parts;
        _run = run;
        _body = body;
        _failure = null;
        _done = 0;
        Interlocked.Exchange(ref _unclaimed, parts); // a full fence: the fields above are seen first, and sleepers are looked for afterwards
    }

    /// <summary>Claims and runs parts until none is left.</summary>
    public void RunParts()
    {
        int unclaimed = Volatile.Read(ref _unclaimed);
        while (unclaimed > 0)
        {
            int found = Interlocked.CompareExchange(ref _unclaimed, unclaimed - 1, unclaimed);
            if (found == unclaimed)
            {
                RunPart(_parts - unclaimed);
                found = Volatile.Read(ref _unclaimed);
            }

            unclaimed = found;
        }
    }

    /// <summary>Ends the work on its owner's thread: throws what a part has thrown.</summary>
    public void Finish()
    {
        Exception? failure = _failure;
        _failure = null;
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
    }

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
}
