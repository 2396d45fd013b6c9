using System.Numerics;
using AutoGrad.Kernels;

namespace AutoGrad.Operations;

/// <summary>Loops over the elements of tensors that broadcast together.</summary>
internal static class PointwiseLoop
{
    /// <summary>Runs the loop over operands of any shapes that broadcast to that of the result.</summary>
    public static void Run<TBody>(TBody body, ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate) where TBody : struct, IMapBody
    {
        var loop = new Loop<TBody>(body, operands, result, accumulate);
        DTypeDispatch.Floating(result.DType, ref loop);
    }

    /// <summary>Runs the loop over a stretch of operands that need no plan.</summary>
    public static void RunTile<TBody>(TBody body, ReadOnlySpan<Tensor> operands, Tensor result, int start, int count, bool accumulate) where TBody : struct, IMapBody
    {
        var loop = new TileLoop<TBody>(body, operands, result, start, count, accumulate);
        DTypeDispatch.Floating(result.DType, ref loop);
    }

    static void Run<TBody, T>(TBody body, ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
        where TBody : struct, IMapBody
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T a = default, b = default, c = default, d = default, e = default;
        var spans = new MapOperands<T>(
            Elements(operands[0], ref a),
            TBody.Arity > 1 ? Elements(operands[1], ref b) : default,
            TBody.Arity > 2 ? Elements(operands[2], ref c) : default,
            TBody.Arity > 3 ? Elements(operands[3], ref d) : default,
            TBody.Arity > 4 ? Elements(operands[4], ref e) : default);
        if (BroadcastLoop.IsOneStretch(operands, result))
        {
            Map.Run(body, spans, result.Write<T>(), accumulate);
            return;
        }

        var stretch = new MapStretch<TBody, T>(body, spans, result.Write<T>(), accumulate);
        BroadcastLoop.Run(ref stretch, operands, result);
    }

    /// <summary>The elements of an operand; bare numbers become ones of the loop's type.</summary>
    static ReadOnlySpan<T> Elements<T>(Tensor operand, ref T number) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (operand.DType == DTypes.Of<T>())
            return operand.Read<T>();
        if (operand.Length > 1)
            return NumberElements.Of<T>(operand);
        number = T.CreateSaturating(operand.Read<double>()[0]);
        return new ReadOnlySpan<T>(ref number);
    }

    readonly ref struct Loop<TBody>(TBody body, ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate) : IFloatingBody
        where TBody : struct, IMapBody
    {
        readonly ReadOnlySpan<Tensor> operands = operands;

        public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            PointwiseLoop.Run<TBody, T>(body, operands, result, accumulate);
    }

    readonly ref struct TileLoop<TBody>(TBody body, ReadOnlySpan<Tensor> operands, Tensor result, int start, int count, bool accumulate) : IFloatingBody
        where TBody : struct, IMapBody
    {
        readonly ReadOnlySpan<Tensor> operands = operands;

        public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            T a = default, b = default, c = default, d = default, e = default;
            var spans = new MapOperands<T>(
                Stretch(Elements(operands[0], ref a)),
                TBody.Arity > 1 ? Stretch(Elements(operands[1], ref b)) : default,
                TBody.Arity > 2 ? Stretch(Elements(operands[2], ref c)) : default,
                TBody.Arity > 3 ? Stretch(Elements(operands[3], ref d)) : default,
                TBody.Arity > 4 ? Stretch(Elements(operands[4], ref e)) : default);
            Map.Run(body, spans, result.Write<T>().Slice(start, count), accumulate);
        }

        ReadOnlySpan<T> Stretch<T>(ReadOnlySpan<T> elements) => elements.Length == 1 ? elements : elements.Slice(start, count);
    }
}
