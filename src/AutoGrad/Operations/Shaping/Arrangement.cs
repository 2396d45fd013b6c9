using System.Numerics;
using AutoGrad.Kernels;

namespace AutoGrad.Operations;

/// <summary>Copies between the elements of one tensor in order and the places at given strides in another.</summary>
internal static class Arrangement
{
    /// <summary>Up to this rank the strides of a tensor are put on the stack.</summary>
    public const int MaxStackRank = CopyPlan.MaxStackRank;

    /// <summary>result ← the elements of x at the strides, or the same added.</summary>
    public static void Collect(Tensor x, int start, ReadOnlySpan<int> strides, Tensor result, bool accumulate)
    {
        int rank = result.Rank;
        Span<int> dense = rank <= MaxStackRank ? stackalloc int[MaxStackRank] : new int[rank];
        Strides.RowMajor(result.Shape.Axes, dense);
        Run(new Sides(result.Shape.Axes, start, strides, 0, dense[..rank]), x, result, accumulate);
    }

    /// <summary>The places of result at the strides ← the elements of x, or the same added. Other places are left alone.</summary>
    public static void Spread(Tensor x, Tensor result, int start, ReadOnlySpan<int> strides, bool accumulate)
    {
        int rank = x.Rank;
        Span<int> dense = rank <= MaxStackRank ? stackalloc int[MaxStackRank] : new int[rank];
        Strides.RowMajor(x.Shape.Axes, dense);
        Run(new Sides(x.Shape.Axes, 0, dense[..rank], start, strides), x, result, accumulate);
    }

    /// <summary>Every element of result ← the only one of x, or the same added.</summary>
    public static void Repeat(Tensor x, Tensor result, bool accumulate)
    {
        if (accumulate)
        {
            var add = new AddNumberBody(x, result);
            DTypeDispatch.Floating(result.DType, ref add);
        }
        else
        {
            var fill = new FillBody(x, result);
            DTypeDispatch.Any(result.DType, ref fill);
        }
    }

    static void Run(Sides sides, Tensor x, Tensor result, bool accumulate)
    {
        if (accumulate)
        {
            var add = new AddBody(sides, x, result);
            DTypeDispatch.Floating(result.DType, ref add);
        }
        else
        {
            var copy = new CopyBody(sides, x, result);
            DTypeDispatch.Any(result.DType, ref copy);
        }
    }

    readonly struct FillBody(Tensor x, Tensor result) : IElementBody
    {
        public void Run<T>() where T : unmanaged => Replacing<T>.Fill(x.Read<T>()[0], result.Write<T>());
    }

    readonly struct AddNumberBody(Tensor x, Tensor result) : IFloatingBody
    {
        public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T> => Adding<T>.Fill(x.Read<T>()[0], result.Write<T>());
    }

    readonly ref struct Sides(ReadOnlySpan<int> lengths, int from, ReadOnlySpan<int> fromStrides, int to, ReadOnlySpan<int> toStrides)
    {
        readonly ReadOnlySpan<int> lengths = lengths, fromStrides = fromStrides, toStrides = toStrides;

        public void Run<T, TTransfer>(Tensor x, Tensor result)
            where T : unmanaged
            where TTransfer : struct, ITransfer<T> =>
            StridedCopy.Run<T, TTransfer>(lengths, x.Read<T>(), from, fromStrides, result.Write<T>(), to, toStrides);
    }

    readonly ref struct CopyBody(Sides sides, Tensor x, Tensor result) : IElementBody
    {
        readonly Sides sides = sides;

        public void Run<T>() where T : unmanaged => sides.Run<T, Replacing<T>>(x, result);
    }

    readonly ref struct AddBody(Sides sides, Tensor x, Tensor result) : IFloatingBody
    {
        readonly Sides sides = sides;

        public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T> => sides.Run<T, Adding<T>>(x, result);
    }
}
