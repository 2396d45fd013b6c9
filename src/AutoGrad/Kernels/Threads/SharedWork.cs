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
/// <para>
/// The count stands in one word with the number of the piece of work. A thread works on the piece that its own stretch belongs to and on no other: one that
/// is late with the last piece, or early for the next, cannot take another's part while its own is about to be published.
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
    [FieldOffset((2 * CacheLine) + 16)] private int _piece;
    [FieldOffset(3 * CacheLine)] private Stretches _stretches;

    public bool IsDone => Volatile.Read(ref _done) == _parts;

    /// <summary>Whether the thread can claim a part. Its own stretch is looked at first, so that it finds work of its own as soon as it is published.</summary>
    public bool HasUnclaimedParts(int thread)
    {
        Claims own = _stretches[thread % MaxStretches].Read();
        if (own.Unclaimed > 0)
            return true;
        for (int stretch = 0; stretch < _stretchCount; stretch++)
        {
            Claims other = _stretches[stretch].Read();
            if (other.Piece == own.Piece && other.Unclaimed > 0)
                return true;
        }

        return false;
    }

    /// <summary>Divides a piece of work among the threads; the one before must be finished.</summary>
    /// <param name="parts">The number of parts: at least one.</param>
    /// <param name="threads">How many threads may work, the owner's with them. Where there are more of them than parts, the last have an empty stretch.</param>
    /// <param name="run">What is called for each part, with <paramref name="body"/> and the number of the part.</param>
    /// <param name="body">What <paramref name="run"/> works on.</param>
    public void Publish(int parts, int threads, delegate*<void*, int, void> run, void* body)
    {
        _piece++;
        _parts = parts;
        _stretchCount = Math.Min(threads, MaxStretches);
        _failure = null;
        _done = 0;

        // The owner's last: the other threads begin as soon as they see theirs.
        int filled = Math.Min(parts, _stretchCount);
        for (int i = _stretchCount - 1; i >= 0; i--)
        {
            int begin = (int)((long)parts * Math.Min(i, filled) / filled);
            ref Stretch stretch = ref _stretches[i];
            stretch.End = (int)((long)parts * Math.Min(i + 1, filled) / filled);
            stretch.Run = run;
            stretch.Body = body;

            // A full fence: the fields above are seen first, and sleepers are looked for afterwards.
            Interlocked.Exchange(ref stretch.Claims, new Claims(_piece, stretch.End - begin).Word);
        }
    }

    /// <summary>Claims and runs parts until none is left: first those of the thread's own stretch, then what others have left.</summary>
    /// <param name="thread">0 for the owner of the work, and the others from 1 on.</param>
    public void RunParts(int thread)
    {
        ref Stretch own = ref _stretches[thread % MaxStretches];
        int piece = own.Read().Piece;
        RunStretch(ref own, piece);
        int count = Volatile.Read(ref _stretchCount);
        for (int i = 1; i < count; i++)
            RunStretch(ref _stretches[(thread + i) % count], piece);
    }

    /// <summary>Ends the work on its owner's thread: throws what a part has thrown.</summary>
    public void Finish()
    {
        Exception? failure = _failure;
        _failure = null;
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
    }

    private void RunStretch(ref Stretch stretch, int piece)
    {
        Claims claims = stretch.Read();
        while (claims.Piece == piece && claims.Unclaimed > 0)
        {
            var found = new Claims(Interlocked.CompareExchange(ref stretch.Claims, claims.Word - 1, claims.Word));
            if (found == claims)
            {
                RunPart(ref stretch, stretch.End - claims.Unclaimed);
                found = stretch.Read();
            }

            claims = found;
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
        [FieldOffset(0)] public long Claims;
        [FieldOffset(8)] public int End;
        [FieldOffset(16)] public delegate*<void*, int, void> Run;
        [FieldOffset(24)] public void* Body;

        public Claims Read() => new(Volatile.Read(ref Claims));
    }

    /// <summary>How many parts of a stretch nobody has claimed yet, and the piece of work that they are parts of, in one word.</summary>
    private readonly record struct Claims(long Word)
    {
        public Claims(int piece, int unclaimed)
            : this(((long)piece << 32) | (uint)unclaimed)
        {
        }

        public int Piece => (int)(Word >> 32);

        public int Unclaimed => (int)Word;
    }

    [InlineArray(MaxStretches)]
    private struct Stretches
    {
        private Stretch _first;
    }
}
