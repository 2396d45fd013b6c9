using System.Globalization;
using AutoGrad.Operations;
using FsCheck;
using FsCheck.Fluent;

namespace AutoGrad.PropertyTests;

/// <summary>The elements of the operands of an operation.</summary>
internal sealed record Operands(OperationSample Sample, double[][] Elements)
{
    public static Arbitrary<Operands> Of(OperationSample sample, double decades = 1) => Arb.From(
        Gen.Choose(0, int.MaxValue).Select(seed => Draw(sample, new Random(seed), decades)),
        operands => operands.Shrink());

    public static Operands Draw(OperationSample sample, Random random, double decades) => new(
        sample,
        [.. sample.Shapes.Select((shape, i) => Enumerable.Range(0, shape.ElementCount).Select(_ => DomainSampler.Next(DomainOf(sample, i), random, decades)).ToArray())]);

    public Tensor[] Tensors(DType dtype = DType.Float64) =>
        [.. Elements.Select((elements, i) => Tensor.From<double>(elements, Sample.Shapes[i]).To(dtype))];

    public override string ToString() =>
        string.Join("; ", Elements.Select((elements, i) => $"{Sample.Shapes[i]}: {string.Join(", ", elements.Select(x => x.ToString("R", CultureInfo.InvariantCulture)))}"));

    static Domain DomainOf(OperationSample sample, int operand) => operand < sample.Domains.Count ? sample.Domains[operand] : Domain.Real;

    IEnumerable<Operands> Shrink()
    {
        for (int operand = 0; operand < Elements.Length; operand++)
        {
            for (int i = 0; i < Elements[operand].Length; i++)
            {
                foreach (double rounder in Rounder.Shrink(Elements[operand][i]).Where(DomainOf(Sample, operand).Contains))
                {
                    double[][] elements = [.. Elements.Select(row => (double[])row.Clone())];
                    elements[operand][i] = rounder;
                    yield return new Operands(Sample, elements);
                }
            }
        }
    }
}
