using System.Runtime.CompilerServices;
using AutoGrad.Algebra;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad;

public readonly partial struct Scalar<T> : IFoldingLanes<Scalar<T>, T>
{
    [MethodImpl(AggressiveInlining)]
    static T IFoldingLanes<Scalar<T>, T>.Fold<TCombiner>(Scalar<T> value) => value.Value;

    [MethodImpl(AggressiveInlining)]
    static Scalar<T> IFoldingLanes<Scalar<T>, T>.Only(Scalar<T> value, int count, Scalar<T> rest) => value;
}
