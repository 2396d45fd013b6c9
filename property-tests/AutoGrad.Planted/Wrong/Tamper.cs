namespace AutoGrad.Planted.Wrong;

/// <summary>Changes to single elements of an adjoint.</summary>
static class Tamper
{
    /// <summary>One element times a factor.</summary>
    public static Tensor Scale(Tensor xBar, int place, double factor) => xBar * All(xBar, 1, (place, factor));

    /// <summary>A tensor like the one given that is <paramref name="value"/> but at some places.</summary>
    public static Tensor All(Tensor like, double value, params ReadOnlySpan<(int Place, double Value)> exceptions)
    {
        var elements = new double[like.Length];
        Array.Fill(elements, value);
        foreach ((int place, double exception) in exceptions)
            elements[place] = exception;
        return Tensor.From<double>(elements, like.Shape);
    }
}
