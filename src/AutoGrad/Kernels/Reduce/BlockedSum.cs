using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>A running sum in two levels: blocks of 32 summands, and the sum of the blocks. Errors grow with 32 + n/32 instead of n.</summary>
internal struct BlockedSum<V> where V : struct, IReal<V>
{
    const int Block = 32;

    V block, blocks;
    int count;

    public BlockedSum()
    {
        block = 0;
        blocks = 0;
    }

    public readonly V Total
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => blocks + block;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(V x)
    {
        block += x;
        if (++count == Block)
        {
            blocks += block;
            block = 0;
            count = 0;
        }
    }
}
