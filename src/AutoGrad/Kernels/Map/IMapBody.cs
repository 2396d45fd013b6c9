namespace AutoGrad.Kernels;

/// <summary>What a loop computes for each element from up to five operands; operands beyond <see cref="Arity"/> are not read.</summary>
internal interface IMapBody
{
    static abstract int Arity { get; }

    V Invoke<V>(V a, V b, V c, V d, V e) where V : IReal<V>;
}
