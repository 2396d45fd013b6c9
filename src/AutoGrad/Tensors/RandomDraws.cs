namespace AutoGrad;

/// <summary>
/// Notes what a function draws at random while it runs, so that it can run again with the same draws: the generators behind them cannot be set back.
/// </summary>
internal sealed class RandomDraws : IDisposable
{
    [ThreadStatic]
    static RandomDraws? current;

    readonly RandomDraws? outer = current;
    readonly List<double[]> draws = [];
    readonly List<Shape> shapes = [];
    int next;

    /// <summary>Notes the draws of this thread until it is disposed.</summary>
    public RandomDraws() => current = this;

    /// <summary>The notes of this thread; null if none are taken.</summary>
    public static RandomDraws? Current => current;

    /// <summary>The number of tensors that have been drawn.</summary>
    public int Count => draws.Count;

    /// <summary>Lets the function begin again.</summary>
    public void Rewind() => next = 0;

    /// <summary>The next draw as it was before; null if the function has not come so far yet, or draws another shape now.</summary>
    public Tensor? Again(Shape shape, DType dtype)
    {
        if (next == draws.Count || shapes[next] != shape)
            return null;
        double[] values = draws[next++];
        Tensor again = Tensor.Uninitialized(shape, dtype);
        if (dtype == DType.Float32)
            System.Numerics.Tensors.TensorPrimitives.ConvertTruncating<double, float>(values, again.Write<float>());
        else
            values.CopyTo(again.Write<double>());
        return again;
    }

    /// <summary>Notes a draw.</summary>
    public void Note(Tensor drawn)
    {
        draws.RemoveRange(next, draws.Count - next);
        shapes.RemoveRange(next, shapes.Count - next);
        draws.Add(drawn.ToDoubles());
        shapes.Add(drawn.Shape);
        next = draws.Count;
    }

    public void Dispose() => current = outer;
}
