using System.Globalization;
using AutoGrad.Operations;
using FsCheck;
using FsCheck.Fluent;

namespace AutoGrad.Testing;

/// <summary>Operands of an operation: a shape and elements in row-major order for each.</summary>
internal sealed record Operands(Shape[] Shapes, double[][] Elements)
{
    public static Arbitrary<Operands> Of(Subject subject, double decades = 1) => Arb.From(
        Gen.Choose(0, int.MaxValue).Select(seed => Draw(subject, new Random(seed), decades)),
        operands => operands.Smaller(subject).Concat(operands.Rounder(subject)));

    public static Operands Draw(Subject subject, Random random, double decades) =>
        Draw(subject, subject.Shapes[random.Next(subject.Shapes.Count)], random, decades);

    public static Operands Draw(Subject subject, Shape[] shapes, Random random, double decades) => new(
        shapes,
        [.. shapes.Select((shape, i) => Enumerable.Range(0, shape.ElementCount).Select(_ => DomainSampler.Next(subject.DomainOf(i), random, decades)).ToArray())]);

    public Tensor[] Tensors(DType dtype = DType.Float64) =>
        [.. Elements.Select((elements, i) => Tensor.From<double>(elements, Shapes[i]).To(dtype))];

    /// <summary>The same with one element replaced.</summary>
    public Operands With(int operand, int index, double value)
    {
        double[][] elements = [.. Elements.Select((row, i) => i == operand ? (double[])row.Clone() : row)];
        elements[operand][index] = value;
        return this with { Elements = elements };
    }

    /// <summary>Such as <c>x = 1</c>, or <c>x0 = [1, 0.5] of shape [2], x1 = 2</c>.</summary>
    public override string ToString() => string.Join(", ", Elements.Select((elements, i) => $"{(Elements.Length == 1 ? "x" : $"x{i}")} = {Text(elements, Shapes[i])}"));

    static string Text(double[] elements, Shape shape)
    {
        string numbers = string.Join(", ", elements.Select(x => x.ToString("R", CultureInfo.InvariantCulture)));
        return shape.Rank == 0 ? numbers : $"[{numbers}] of shape {shape}";
    }

    /// <summary>Fewer of the same elements, in the other shapes of the subject, from wherever in the row they are.</summary>
    IEnumerable<Operands> Smaller(Subject subject)
    {
        int count = Size(Shapes);
        foreach (Shape[] shapes in subject.Shapes.Where(shapes => Size(shapes) < count && shapes.Zip(Elements, (shape, row) => shape.ElementCount <= row.Length).All(fits => fits)))
        {
            int most = shapes.Zip(Elements, (shape, row) => row.Length - shape.ElementCount).Max();
            for (int start = 0; start <= most; start++)
            {
                int first = start;
                yield return new Operands(shapes, [.. shapes.Zip(Elements, (shape, row) => row.AsSpan(Math.Min(first, row.Length - shape.ElementCount), shape.ElementCount).ToArray())]);
            }
        }
    }

    IEnumerable<Operands> Rounder(Subject subject)
    {
        for (int operand = 0; operand < Elements.Length; operand++)
        {
            for (int i = 0; i < Elements[operand].Length; i++)
            {
                foreach (double rounder in Testing.Rounder.Shrink(Elements[operand][i]).Where(subject.DomainOf(operand).Contains))
                    yield return With(operand, i, rounder);
            }
        }
    }

    /// <summary>Elements first, then axes.</summary>
    static int Size(Shape[] shapes) => shapes.Sum(shape => (8 * shape.ElementCount) + shape.Rank);
}
