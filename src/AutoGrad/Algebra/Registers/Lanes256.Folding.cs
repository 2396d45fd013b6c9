using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AutoGrad.Algebra;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad;

public readonly partial struct Lanes256<T> : IFoldingLanes<Lanes256<T>, T>
{
    [MethodImpl(AggressiveInlining)]
    static T IFoldingLanes<Lanes256<T>, T>.Fold<TCombiner>(Lanes256<T> value) => value.Fold<TCombiner>();

    [MethodImpl(AggressiveInlining)]
    static Lanes256<T> IFoldingLanes<Lanes256<T>, T>.Only(Lanes256<T> value, int count, Lanes256<T> rest) =>
        new(Vector256.ConditionalSelect(First(count), value._elements, rest._elements));

    [MethodImpl(AggressiveInlining)]
    internal T Fold<TCombiner>() where TCombiner : struct, ICombiner =>
        TCombiner.Combine(new Lanes128<T>(_elements.GetLower()), new Lanes128<T>(_elements.GetUpper())).Fold<TCombiner>();
}
