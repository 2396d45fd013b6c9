using System.Numerics;
using AutoGrad.Operations;

namespace AutoGrad.Testing;

/// <summary>
/// Value and derivative of a function on a tensor are those of a single element, to the last bit, whatever the length, the place in the tensor, the place in memory
/// and the other elements are, in Float32 and in Float64; the results of an operation do not depend on where in memory the operands lie.
/// </summary>
public sealed class AnElementDoesNotDependOnItsNeighbours : GradientLaw
{
    // Below, at and above the lengths of registers of every width, unrolled and not.
    static readonly int[] lengths = [1, 2, 3, 5, 7, 8, 9, 15, 16, 17, 31, 33, 67, 131];

    /// <inheritdoc/>
    public override string Statement => "an element does not depend on its neighbours, on the length, or on the place in memory";

    private protected override int Cases => 1;

    internal override void Check(PointwiseSample f)
    {
        var random = new Random((int)Seed.Value);
        foreach (int length in lengths)
        {
            for (int offset = 0; offset < 4; offset++)
            {
                Point[] points = [.. Enumerable.Range(0, length).Select(_ => Point.Draw(f, random, decades: 3))];
                CheckDouble(f, points, offset);
                CheckSingle(f, points, offset);
            }
        }
    }

    void CheckDouble(PointwiseSample f, Point[] points, int offset)
    {
        using var tape = new Tape();
        Tensor[] x = [.. Enumerable.Range(0, f.Arity).Select(k => Embedded([.. points.Select(point => point.X[k])], [points.Length], DType.Float64, offset))];
        Array.ForEach(x, tape.Watch);
        Tensor y = f.Apply(x), seed = Tensor.Ones(y.Shape, DType.Float64);
        double[] values = y.ToArray<double>();
        double[][] gradients = [.. tape.Gradients(y, x, seed).Select(gradient => gradient.ToArray<double>())];
        for (int i = 0; i < points.Length; i++)
        {
            Same(f, points[i], "value", f.Value(points[i].X), values[i], i, points.Length);
            for (int k = 0; k < f.Arity; k++)
                Same(f, points[i], "derivative", DerivativeAlone<double>(f, k, points[i].X), gradients[k][i], i, points.Length);
        }
    }

    void CheckSingle(PointwiseSample f, Point[] points, int offset)
    {
        using var tape = new Tape();
        Tensor[] x = [.. Enumerable.Range(0, f.Arity).Select(k => Embedded([.. points.Select(point => point.X[k])], [points.Length], DType.Float32, offset))];
        Array.ForEach(x, tape.Watch);
        Tensor y = f.Apply(x), seed = Tensor.Ones(y.Shape, DType.Float32);
        float[] values = y.ToArray<float>();
        float[][] gradients = [.. tape.Gradients(y, x, seed).Select(gradient => gradient.ToArray<float>())];
        for (int i = 0; i < points.Length; i++)
        {
            float[] point = [.. points[i].X.Select(v => (float)v)];
            Same(f, points[i], "value in float", f.Value(point), values[i], i, points.Length);
            for (int k = 0; k < f.Arity; k++)
                Same(f, points[i], "derivative in float", DerivativeAlone<float>(f, k, point), gradients[k][i], i, points.Length);
        }
    }

    private protected override void At(Subject subject, Operands operands)
    {
        double[] expected = subject.Apply(operands.Tensors()).To(DType.Float64).ToArray<double>(), again = subject.Apply(operands.Tensors()).To(DType.Float64).ToArray<double>();
        Require(expected.SequenceEqual(again), () => $"two runs gave [{string.Join(", ", expected)}] and [{string.Join(", ", again)}]; seed the random numbers inside the function");
        for (int offset = 1; offset < 4; offset++)
        {
            Tensor[] x = [.. operands.Elements.Select((elements, i) => Embedded(elements, operands.Shapes[i], DType.Float64, offset))];
            double[] computed = subject.Apply(x).To(DType.Float64).ToArray<double>();
            Require(expected.SequenceEqual(computed), () => $"at offset {offset} in memory the result is [{string.Join(", ", computed)}], else [{string.Join(", ", expected)}]");
        }
    }

    /// <summary>A tensor that begins somewhere within the memory of a longer one, between elements that would be noticed.</summary>
    static Tensor Embedded(double[] elements, Shape shape, DType dtype, int offset)
    {
        double[] longer = [.. Enumerable.Repeat(1e30, offset), .. elements, 1e30];
        return Tensor.From<double>(longer).To(dtype).Slice(0, offset..(offset + elements.Length)).Reshape(shape);
    }

    /// <summary>
    /// The derivative by its text. What its formula does not mention is not read by the loop, where the adjoint, which is 1, stands for it: of the ∂(a·b)/∂a = 1·b + a·0 of dual numbers
    /// the a, of which the sign of a zero, and for an infinite one a NaN, would be left.
    /// </summary>
    static T DerivativeAlone<T>(PointwiseSample f, int operand, T[] x) where T : unmanaged, INumber<T>
    {
        Formula formula = f.DerivativeFormula(operand);
        Scalar<T> one = new(T.One), y = formula.Mentions("y") ? f.Value<Scalar<T>>(Array.ConvertAll(x, element => new Scalar<T>(element))) : one;
        Scalar<T>[] read = [.. x.Select((element, i) => formula.Mentions(f.OperandNames[i]) ? new Scalar<T>(element) : one)];
        return f.Derivative<Scalar<T>>(operand, read, y).Value;
    }

    void Same(PointwiseSample f, Point point, string what, double alone, double among, int place, int length) => Require(
        alone.Equals(among) && double.IsNegative(alone) == double.IsNegative(among),
        () => $"{f}: the {what} at {point} is {alone:R} alone, but {among:R} as element {place} of {length}");
}
