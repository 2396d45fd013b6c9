using System.Numerics;

namespace AutoGrad;

/// <summary>Single elements of tensors of any type.</summary>
internal static class Elements
{
    /// <summary>A vector of the elements at some places; a single bare number stays what it is, and meets all of them.</summary>
    public static Tensor Take(Tensor source, int[] places)
    {
        if (source.IsNumber && source.Length == 1)
            return source;
        Tensor taken = Tensor.Uninitialized([places.Length], places.Length, source.DType, TensorOwner.Current, source.IsNumber);
        var body = new TakeBody(source, places, taken);
        DTypeDispatch.Any(source.DType, ref body);
        return taken;
    }

    /// <summary>A tensor like the one given, with a single 1 among zeros.</summary>
    public static Tensor OneHot(Tensor like, int place) => From(like, Enumerable.Range(0, like.Length).Select(i => i == place ? 1.0 : 0));

    /// <summary>A floating-point tensor of the shape and dtype of the one given.</summary>
    public static Tensor From(Tensor like, IEnumerable<double> values)
    {
        Tensor filled = Tensor.Uninitialized(like.Shape, like.DType);
        var body = new FillBody(filled, values);
        DTypeDispatch.Floating(like.DType, ref body);
        return filled;
    }

    /// <summary>The same with 1 in place of every 0, NaN and infinity, at which derivatives tend to be infinite; no other types are changed.</summary>
    public static Tensor Tamed(Tensor tensor) =>
        tensor.DType.IsFloating && !tensor.IsNumber ? From(tensor, ToDoubles(tensor).Select(x => x == 0 || !double.IsFinite(x) ? 1 : x)) : tensor;

    public static double[] ToDoubles(Tensor tensor)
    {
        var values = new double[tensor.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = tensor.ElementAt(i);
        return values;
    }

    readonly struct TakeBody(Tensor source, int[] places, Tensor taken) : IElementBody
    {
        public void Run<T>() where T : unmanaged
        {
            ReadOnlySpan<T> from = source.Elements<T>();
            Span<T> to = taken.Write<T>();
            for (int i = 0; i < places.Length; i++)
                to[i] = from[places[i]];
        }
    }

    readonly struct FillBody(Tensor filled, IEnumerable<double> values) : IFloatingBody
    {
        public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Span<T> elements = filled.Write<T>();
            int i = 0;
            foreach (double value in values)
                elements[i++] = T.CreateSaturating(value);
        }
    }
}
