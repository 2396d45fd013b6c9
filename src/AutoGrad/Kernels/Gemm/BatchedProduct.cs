using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>Equally shaped products divided among threads, whole products at a time.</summary>
internal unsafe struct BatchedProduct<T, V, TRegister> : IParallelBody
    where T : unmanaged
    where V : unmanaged
    where TRegister : struct, IRegister<T, V>
{
    private readonly Product<T> _first;
    private readonly ProductMethod _method;
    private readonly BatchStrides _strides;
    private readonly int _batch;
    private readonly int _parts;

    private BatchedProduct(in Product<T> first, ProductMethod method, in BatchStrides strides, int batch, int parts)
    {
        _first = first;
        _method = method;
        _strides = strides;
        _batch = batch;
        _parts = parts;
    }

    /// <summary>Runs all products; divides each among the threads if there are too few of them, or if they add to one another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run(ref Product<T> first, in BatchStrides strides, int batch)
    {
        if (batch == 1)
            ParallelProduct<T, V, TRegister>.Run(ref first);
        else
            RunMany(first, strides, batch);
    }

    private static void RunMany(Product<T> first, in BatchStrides strides, int batch)
    {
        if (strides.C == 0 || batch < Compute.MaxThreads)
        {
            for (int index = 0; index < batch; index++)
            {
                Product<T> product = strides.At(first, index);
                ParallelProduct<T, V, TRegister>.Run(ref product);
            }

            return;
        }

        int parts = ParallelProduct<T, V, TRegister>.WorthwhileParts(batch * ((long)first.Rows * first.Columns * first.Depth));
        ProductMethod method = ProductPlan<T, V, TRegister>.Choose(ref first);
        var body = new BatchedProduct<T, V, TRegister>(first, method, first.IsTransposed ? strides.Transpose() : strides, batch, Math.Min(parts, batch));
        Workers.For(body._parts, ref body);
    }

    public readonly void Run(int part)
    {
        int begin = (int)((long)_batch * part / _parts), end = (int)((long)_batch * (part + 1) / _parts);
        ProductPlan<T, V, TRegister>.Run(_method, _strides.At(_first, begin), _strides, end - begin);
    }
}
