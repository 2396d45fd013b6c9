using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AutoGrad.Algebra;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad;

public readonly partial struct Lanes512<T> : IFoldingLanes<Lanes512<T>, T>
{
    [MethodImpl(AggressiveInlining)]
    static T IFoldingLanes<Lanes512<T>, T>.Fold<TCombiner>(Lanes512<T> value) => value.Fold<TCombiner>();

    [MethodImpl(AggressiveInlining)]
    static Lanes512<T> IFoldingLanes<Lanes512<T>, T>.Only(Lanes512<T> value, int count, Lanes512<T> rest) =>
        new(Vector512.ConditionalSelect(First(count), value._elements, rest._elements));

    [MethodImpl(AggressiveInlining)]
    internal T Fold<TCombiner>() where TCombiner : struct, ICombiner =>
        TCombiner.Combine(new Lanes256<T>(_elements.GetLower()), new Lanes256<T>(_elements.GetUpper())).Fold<TCombiner>();
}
