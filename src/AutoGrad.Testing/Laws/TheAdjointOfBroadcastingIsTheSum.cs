using AutoGrad.Operations;

namespace AutoGrad.Testing;

/// <summary>
/// The gradient by an operand that is broadcast is that by the operand repeated in full, summed over the axes along which it was repeated; for every operand,
/// along leading axes, inner axes, and for single numbers.
/// </summary>
public sealed class TheAdjointOfBroadcastingIsTheSum : GradientLaw
{
    static readonly Shape full = [2, 3, 4];
    static readonly Shape[] narrow = [[], [1, 1, 1], [1, 3, 1], [4], [2, 1, 4], [3, 4]];

    /// <inheritdoc/>
    public override string Statement => "the adjoint of broadcasting is the sum";

    private protected override int Cases => 3;

    internal override void Check(PointwiseSample f)
    {
        Shape[][] choices = [.. Enumerable.Range(0, f.Arity).SelectMany(operand => narrow.Select(shape => Enumerable.Range(0, f.Arity).Select(i => i == operand ? shape : full).ToArray()))];
        if (f.Arity > 1)
            Array.ForEach(choices, shapes => Check(new Subject(f.ToString(), f.Apply) { Shapes = [shapes], Domains = f.Domains }));
    }

    private protected override void At(Subject subject, Operands operands)
    {
        if (!subject.IsDifferentiable)
            return;
        Tensor[] x = operands.Tensors();
        Tensor y = subject.Apply(x);
        for (int operand = 0; operand < x.Length; operand++)
        {
            if (x[operand].Shape != y.Shape && Broadcasting.CanExpand(x[operand].Shape, y.Shape) && IsBroadcast(subject, x, y, operand))
                Check(subject, x, y.Shape, operand);
        }
    }

    /// <summary>Whether the function repeats an operand, so that the operand repeated beforehand gives the same: a matrix product, for one, does not.</summary>
    static bool IsBroadcast(Subject subject, Tensor[] x, Tensor y, int operand)
    {
        try
        {
            Tensor repeated = subject.Apply([.. x.Select((other, i) => i == operand ? other.BroadcastTo(y.Shape) : other)]);
            return repeated.Shape == y.Shape && repeated.ToArray<double>().AsSpan().SequenceEqual(y.ToArray<double>());
        }
        catch (ShapeException)
        {
            return false;
        }
    }

    void Check(Subject subject, Tensor[] x, Shape shape, int operand)
    {
        Tensor narrow = x[operand], whole = narrow.BroadcastTo(shape);
        using var tape = new Tape();
        tape.Watch(narrow);
        tape.Watch(whole);
        Tensor seed = Jacobians.Weights(shape);
        Tensor summed = tape.Gradient(subject.Apply(x), narrow, seed);
        Tensor[] repeated = [.. x.Select((other, i) => i == operand ? whole : other)];
        Tensor each = tape.Gradient(subject.Apply(repeated), whole, seed);
        double[] expected = Sum(each.ToArray<double>(), shape, narrow.Shape), sizes = Sum([.. each.ToArray<double>().Select(Math.Abs)], shape, narrow.Shape);
        double[] computed = summed.ToArray<double>();
        for (int i = 0; i < computed.Length; i++)
        {
            int place = i;
            Require(
                Math.Abs(computed[i] - expected[i]) <= 1e-13 * sizes[i] || computed[i].Equals(expected[i]) || !double.IsFinite(sizes[i]),
                () => $"operand {operand}: element {place} is {computed[place]:R}, the sum over the repetitions {expected[place]:R}");
        }
    }

    /// <summary>The sum over the places of the full shape that fall together in the narrow one, without the library.</summary>
    static double[] Sum(double[] each, Shape full, Shape shape)
    {
        var sum = new double[shape.ElementCount];
        for (int place = 0; place < each.Length; place++)
        {
            int index = 0, stride = 1, rest = place;
            for (int axis = 1; axis <= full.Rank; axis++)
            {
                (rest, int at) = Math.DivRem(rest, full[-axis]);
                int length = axis <= shape.Rank ? shape[-axis] : 1;
                index += length == 1 ? 0 : at * stride;
                stride *= length;
            }

            sum[index] += each[place];
        }

        return sum;
    }
}
