using AutoGrad.Operations;
using FsCheck;
using FsCheck.Fluent;

namespace AutoGrad.Testing;

public static partial class Arbitraries
{
    /// <summary>
    /// Tensors of small shapes with elements of a domain: both signs, several decades of distance from 0 and from the ends, rounded numbers, and the ends where they
    /// belong to it. They shrink to smaller shapes and to rounder elements of the domain.
    /// </summary>
    /// <param name="domain">From where the elements are drawn; all reals by default.</param>
    /// <param name="dtype">Float64 or Float32; Float64 by default.</param>
    /// <param name="decades">How many powers of ten the distances go up and down.</param>
    /// <exception cref="DTypeException"><paramref name="dtype"/> is not floating-point.</exception>
    public static Arbitrary<Tensor> Tensors(Domain? domain = null, DType? dtype = null, double decades = 1) =>
        Tensors(shapes: null, domain, dtype, decades);

    /// <summary>The same with a given shape, which does not shrink.</summary>
    /// <inheritdoc cref="Tensors(Domain, DType?, double)"/>
    public static Arbitrary<Tensor> Tensors(Shape shape, Domain? domain = null, DType? dtype = null, double decades = 1) =>
        Tensors((Shape?)shape, domain, dtype, decades);

    static Arbitrary<Tensor> Tensors(Shape? shapes, Domain? domain, DType? dtype, double decades)
    {
        DType type = dtype ?? DType.Float64;
        if (!type.IsFloating)
            throw new DTypeException($"Elements of a domain are Float32 or Float64, not {type}.");
        Domain within = domain ?? Domain.Real;
        return Arb.From(
            Drawn(random =>
            {
                Shape shape = shapes ?? DrawShape(random, maxRank: 3, maxLength: 4);
                return Made([.. Enumerable.Range(0, shape.ElementCount).Select(_ => DomainSampler.Next(within, random, decades))], shape, type, within);
            }),
            tensor => (shapes is null ? Smaller(tensor) : []).Concat(Rounder(tensor, within)));
    }

    /// <summary>The elements in Float32 may round out of an open domain; then they move to the nearest number inside.</summary>
    static Tensor Made(double[] elements, Shape shape, DType dtype, Domain domain) => dtype == DType.Float64
        ? Tensor.From<double>(elements, shape)
        : Tensor.From<float>([.. elements.Select(x => Inside(x, domain))], shape);

    static float Inside(double x, Domain domain)
    {
        float nearest = (float)x;
        return domain.Contains(nearest) ? nearest : domain.Contains(MathF.BitIncrement(nearest)) ? MathF.BitIncrement(nearest) : MathF.BitDecrement(nearest);
    }

    /// <summary>One slice of an axis; an axis without one of its places; all elements in a row.</summary>
    static IEnumerable<Tensor> Smaller(Tensor tensor)
    {
        for (int axis = 0; axis < tensor.Rank; axis++)
        {
            for (int place = 0; place < tensor.Shape[axis]; place++)
                yield return tensor.Select(axis, place);
        }

        for (int axis = 0; axis < tensor.Rank; axis++)
        {
            for (int place = 0; place < tensor.Shape[axis] && tensor.Shape[axis] > 1; place++)
                yield return Tensor.Concat([tensor.Slice(axis, ..place), tensor.Slice(axis, (place + 1)..)], axis);
        }

        if (tensor.Rank > 1)
            yield return tensor.Flatten();
    }

    static IEnumerable<Tensor> Rounder(Tensor tensor, Domain domain)
    {
        double[] elements = tensor.To(DType.Float64).ToArray<double>();
        for (int i = 0; i < elements.Length; i++)
        {
            foreach (double rounder in Testing.Rounder.Shrink(elements[i]).Where(x => domain.Contains(x) && domain.Contains((float)x)))
            {
                var changed = (double[])elements.Clone();
                changed[i] = rounder;
                yield return Made(changed, tensor.Shape, tensor.DType, domain);
            }
        }
    }
}
