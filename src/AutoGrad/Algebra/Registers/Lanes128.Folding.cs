using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AutoGrad.Algebra;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad;

public readonly partial struct Lanes128<T> : IFoldingLanes<Lanes128<T>, T>
{
    [MethodImpl(AggressiveInlining)]
    static T IFoldingLanes<Lanes128<T>, T>.Fold<TCombiner>(Lanes128<T> value) => value.Fold<TCombiner>();

    [MethodImpl(AggressiveInlining)]
    static Lanes128<T> IFoldingLanes<Lanes128<T>, T>.Only(Lanes128<T> value, int count, Lanes128<T> rest) =>
        new(Vector128.ConditionalSelect(First(count), value._elements, rest._elements));

    [MethodImpl(AggressiveInlining)]
    internal T Fold<TCombiner>() where TCombiner : struct, ICombiner
    {
        Vector128<double> pairs = _elements.AsDouble();
        Lanes128<T> folded = TCombiner.Combine(this, new(Vector128.Shuffle(pairs, Vector128.Create(1L, 0L)).As<double, T>()));
        if (typeof(T) == typeof(float))
            folded = TCombiner.Combine(folded, new(Vector128.Shuffle(folded._elements.AsSingle(), Vector128.Create(1, 0, 3, 2)).As<float, T>()));
        return folded._elements.ToScalar();
    }
}
