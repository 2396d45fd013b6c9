namespace AutoGrad.PropertyTests;

/// <summary>Makes any tensor an operand of any operation, by operations.</summary>
internal static class Fitting
{
    /// <summary>Keeps what is drawn off an end of a domain that does not belong to it.</summary>
    const double Margin = 0.01;

    /// <summary>The elements, repeated or cut off, in another shape; the number tells which are cut off.</summary>
    public static Tensor To(Tensor x, Shape shape, int variation)
    {
        if (x.Shape == shape)
            return x;
        int length = shape.ElementCount;
        Tensor flat = x.Reshape([x.Length]);
        if (flat.Length < length)
            flat = flat.Tile([(length + flat.Length - 1) / flat.Length]);
        int start = variation % (flat.Length - length + 1);
        return (flat.Length == length ? flat : flat.Slice(0, start..(start + length))).Reshape(shape);
    }

    /// <summary>The elements moved into a domain by an increasing function.</summary>
    public static Tensor Into(Tensor x, Domain domain) => (double.IsFinite(domain.Lower), double.IsFinite(domain.Upper)) switch
    {
        (true, true) => domain.Lower + ((domain.Upper - domain.Lower) * (Margin + ((1 - (2 * Margin)) * x.Sigmoid()))),
        (true, false) => domain.Lower + Margin + x.Softplus(),
        (false, true) => domain.Upper - Margin - x.Softplus(),
        _ => x,
    };
}
