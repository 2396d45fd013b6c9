using System.Numerics;
using System.Runtime.CompilerServices;
using AutoGrad.Algebra;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Kernels;

/// <summary>Neighbouring columns, each of which is reduced to a number of its own.</summary>
/// <param name="length">The length of the columns.</param>
/// <param name="stride">The distance from an element to the next one of its column.</param>
/// <param name="width">The number of columns, at most that of the register's elements.</param>
/// <param name="available">
/// How many elements can be read from the strip's origin on. A register that reaches beyond the strip reads neighbours, which are ignored; only at the end of the
/// memory there are none.
/// </param>
internal readonly struct Columns<L, T>(int length, int stride, int width, int available) : ILine<L, T>
    where L : struct, IFoldingLanes<L, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public int Steps => length;

    public int Whole { get; } = width == L.Count ? length : available < L.Count ? 0 : Math.Min(length, ((available - L.Count) / stride) + 1);

    [MethodImpl(AggressiveInlining)]
    public L Load(ref T origin, int step) => L.Load(in Unsafe.Add(ref origin, (nint)step * stride));

    public L LoadPart(ref T origin, int step) => L.LoadFirst(in Unsafe.Add(ref origin, (nint)step * stride), width);

    [MethodImpl(AggressiveInlining)]
    public L Only(L value, L rest) => value;

    [MethodImpl(AggressiveInlining)]
    public void Store(L value, ref T origin, int step)
    {
        ref T place = ref Unsafe.Add(ref origin, (nint)step * stride);
        if (width == L.Count)
            L.Store(value, ref place);
        else
            L.StoreFirst(value, ref place, width);
    }

    [MethodImpl(AggressiveInlining)]
    public L LoadNumber(ref T origin) => width == L.Count ? L.Load(in origin) : L.LoadFirst(in origin, width);

    [MethodImpl(AggressiveInlining)]
    public void StoreTotal<TCombiner>(L parts, ref T destination, bool accumulate) where TCombiner : struct, ICombiner =>
        Store(accumulate ? LoadNumber(ref destination) + parts : parts, ref destination, 0);

    [MethodImpl(AggressiveInlining)]
    public L Total<TCombiner>(L parts) where TCombiner : struct, ICombiner => parts;
}
