using System.Runtime.CompilerServices;

namespace AutoGrad;

/// <summary>What a thread keeps for the tensors that it makes. As no two threads share it, it also tells them apart.</summary>
/// <remarks>To find it takes as long as to allocate a small object: operations ask for it once, and what belongs to an owner is reached through that.</remarks>
internal sealed class ThreadMemory
{
    [ThreadStatic]
    static ThreadMemory? current;

    TensorOwner? owner;

    /// <summary>That of no thread.</summary>
    public static ThreadMemory None { get; } = new();

    /// <summary>That of the calling thread.</summary>
    public static ThreadMemory Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => current ?? Begin();
    }

    /// <summary>The owner of tensors that the thread makes now; none means the garbage collector.</summary>
    public TensorOwner? Owner
    {
        get => owner;
        set => owner = value;
    }

    /// <summary>The thread's buffers.</summary>
    public BufferPool Pool { get; } = new();

    /// <summary>Makes another owner current if one is, or none; also for another thread, though not in the middle of what that does.</summary>
    /// <returns>Whether <paramref name="former"/> was current.</returns>
    public bool Replace(TensorOwner former, TensorOwner? next) => ReferenceEquals(Interlocked.CompareExchange(ref owner, next, former), former);

    static ThreadMemory Begin() => current = new ThreadMemory();
}
