using System.Numerics;
using System.Runtime.CompilerServices;
using AutoGrad.Algebra;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Kernels;

/// <summary>Contiguous elements that are reduced to one number.</summary>
/// <param name="length">The number of elements.</param>
/// <param name="available">How many elements can be read from the row's origin on; beyond the row they are read and not used.</param>
internal readonly struct Row<L, T>(int length, int available) : ILine<L, T>
    where L : struct, IFoldingLanes<L, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public int Steps
    {
        [MethodImpl(AggressiveInlining)]
        get => (int)(((uint)length + (uint)L.Count - 1) / (uint)L.Count);
    }

    public int Whole
    {
        [MethodImpl(AggressiveInlining)]
        get => (int)((uint)length / (uint)L.Count);
    }

    int Rest => length - (Whole * L.Count);

    [MethodImpl(AggressiveInlining)]
    public L Load(ref T origin, int step) => L.Load(in Unsafe.Add(ref origin, step * L.Count));

    [MethodImpl(AggressiveInlining)]
    public L LoadPart(ref T origin, int step) =>
        (step + 1) * L.Count <= available ? Load(ref origin, step) : L.LoadFirst(in Unsafe.Add(ref origin, step * L.Count), Rest);

    [MethodImpl(AggressiveInlining)]
    public L Only(L value, L rest) => L.Only(value, Rest, rest);

    [MethodImpl(AggressiveInlining)]
    public void Store(L value, ref T origin, int step)
    {
        ref T place = ref Unsafe.Add(ref origin, step * L.Count);
        if (step < Whole)
            L.Store(value, ref place);
        else
            L.StoreFirst(value, ref place, Rest);
    }

    [MethodImpl(AggressiveInlining)]
    public L LoadNumber(ref T origin) => L.Broadcast(origin);

    [MethodImpl(AggressiveInlining)]
    public void StoreTotal<TCombiner>(L parts, ref T destination, bool accumulate) where TCombiner : struct, ICombiner
    {
        T total = L.Fold<TCombiner>(parts);
        destination = accumulate ? destination + total : total;
    }

    [MethodImpl(AggressiveInlining)]
    public L Total<TCombiner>(L parts) where TCombiner : struct, ICombiner => L.Broadcast(L.Fold<TCombiner>(parts));
}
