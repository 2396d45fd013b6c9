using AutoGrad.Operations;

namespace AutoGrad.PropertyTests;

/// <summary>
/// Checks:
/// the gradient by an operand that is broadcast is that by the operand repeated in full, summed over the axes along which it was repeated;
/// for every operand of every function, along leading axes, inner axes, and for single numbers.
/// </summary>
public class TheAdjointOfBroadcastingIsTheSum
{
    static readonly Shape full = [2, 3, 4];
    static readonly Shape[] narrow = [[3, 4], [4], [1, 3, 1], [2, 1, 4], [], [1, 1, 1]];

    [Theory, MemberData(nameof(Subjects.Functions), MemberType = typeof(Subjects))]
    public void Of_a_function(string name) => Check(Subjects.Function(name));

    internal static void Check(PointwiseSample f)
    {
        if (f.Arity == 1)
            return;
        for (int operand = 0; operand < f.Arity; operand++)
        {
            foreach (Shape shape in narrow)
            {
                int chosen = operand;
                Shape[] shapes = [.. Enumerable.Range(0, f.Arity).Select(i => i == chosen ? shape : full)];
                var sample = new OperationSample($"{f.OperandNames[operand]} {shape}", f.Apply) { Shapes = shapes, Domains = f.Domains };
                Law.ForAll($"{f}, {sample.Label}", Operands.Of(sample), operands => Check(f, operands.Tensors(), chosen), cases: 3);
            }
        }
    }

    static void Check(PointwiseSample f, Tensor[] x, int operand)
    {
        Tensor narrow = x[operand], whole = narrow.BroadcastTo(full);
        using var tape = new Tape();
        tape.Watch(narrow);
        tape.Watch(whole);
        Tensor seed = Jacobians.Weights(full);
        Tensor summed = tape.Gradient(f.Apply(x), narrow, seed);
        Tensor[] repeated = [.. x.Select((other, i) => i == operand ? whole : other)];
        Tensor each = tape.Gradient(f.Apply(repeated), whole, seed);
        double[] expected = Sum(each.ToArray<double>(), narrow.Shape), sizes = Sum([.. each.ToArray<double>().Select(Math.Abs)], narrow.Shape);
        double[] computed = summed.ToArray<double>();
        for (int i = 0; i < computed.Length; i++)
        {
            int place = i;
            Law.Require(
                Math.Abs(computed[i] - expected[i]) <= 1e-13 * sizes[i] || computed[i].Equals(expected[i]) || !double.IsFinite(sizes[i]),
                () => $"element {place} is {computed[place]:R}, the sum over the repetitions {expected[place]:R}");
        }
    }

    /// <summary>The sum over the places of the full shape that fall together in the narrow one, without the library.</summary>
    static double[] Sum(double[] each, Shape shape)
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
