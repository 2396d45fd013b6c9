namespace AutoGrad.Operations;

/// <summary>A sample with longer axes, as many of them as the operation can do with, for what shows only on many elements.</summary>
internal sealed class GrownSample
{
    /// <summary>After how many elements the same come again: a prime longer than any row, so that no two rows of a matrix are alike.</summary>
    public const int Period = 65537;

    readonly OperationSample sample;
    readonly int elements;

    /// <param name="sample">The sample.</param>
    /// <param name="elements">How many elements the result, or the largest operand, is to have at least.</param>
    public GrownSample(OperationSample sample, int elements)
    {
        this.sample = sample;
        this.elements = elements;
        Shapes = Growths().FirstOrDefault(IsPossible) is { } growth ? Enlarged(growth) : sample.Shapes;
    }

    /// <summary>The shapes of the operands.</summary>
    public Shape[] Shapes { get; }

    /// <summary>Operands of these shapes, within the domains.</summary>
    public Tensor[] Operands(DType dtype) => Operands(Shapes, dtype);

    Tensor[] Operands(Shape[] shapes, DType dtype) => [.. shapes.Select((shape, i) =>
    {
        var random = new Random(31 + i);
        Domain domain = i < sample.Domains.Count ? sample.Domains[i] : Domain.Real;
        double[] period = [.. Enumerable.Range(0, Math.Min(Period, shape.ElementCount)).Select(_ => DomainSampler.Next(domain, random, decades: 1))];
        return Tensor.From<double>([.. Enumerable.Range(0, shape.ElementCount).Select(k => period[k % Period])], shape).To(dtype);
    })];

    /// <summary>Ways to make shapes longer by a factor: all axes, the first of the operands with most axes, the last, the one before the last.</summary>
    IEnumerable<Func<Shape, int, Shape>> Growths()
    {
        int rank = sample.Shapes.Select(shape => shape.Rank).DefaultIfEmpty(0).Max();
        yield return (shape, factor) => [.. shape.Select(length => length == 1 ? 1 : length * factor)];
        yield return (shape, factor) => Longer(shape, shape.Rank == rank ? 0 : -1, factor);
        yield return (shape, factor) => Longer(shape, shape.Rank - 1, factor);
        yield return (shape, factor) => Longer(shape, shape.Rank - 2, factor);
        yield return (shape, factor) => Longer(shape, 1, factor);
    }

    static Shape Longer(Shape shape, int axis, int factor) => [.. shape.Select((length, i) => i == axis && length != 1 ? length * factor : length)];

    bool IsPossible(Func<Shape, int, Shape> growth)
    {
        Shape[] twice = [.. sample.Shapes.Select(shape => growth(shape, 2))];
        if (twice.SequenceEqual(sample.Shapes))
            return false;
        try
        {
            sample.Apply(Operands(twice, DType.Float32));
            return true;
        }
        catch (Exception refused) when (refused is ShapeException or ArgumentException or IndexOutOfRangeException or InvalidOperationException)
        {
            return false;
        }
    }

    Shape[] Enlarged(Func<Shape, int, Shape> growth)
    {
        Shape[] By(int factor) => [.. sample.Shapes.Select(shape => growth(shape, factor))];
        int ResultLength(int factor) => sample.Apply(Operands(By(factor), DType.Float32)).Length;

        // The result grows with a power of the factor: 0 for a total, 2 for a product of matrices whose axes all grow.
        double small = Math.Max(1, ResultLength(2)), power = Math.Max(0, Math.Log2(ResultLength(4) / small));
        int factor = 2;
        while (Math.Max(By(factor).Max(shape => shape.ElementCount), small * Math.Pow(factor / 2.0, power)) < elements)
            factor += Math.Max(1, factor / 8);
        return By(factor);
    }
}
