using AutoGrad.Operations;

namespace AutoGrad.Testing;

/// <summary>
/// At every declared kink the derivative of a function is the declared one, in Float32 and in Float64, in the scalar and on tensors; the declared kink is one:
/// on its two sides the function takes different branches. An operation has the declared gradients at its kinks, for the sum of its results.
/// </summary>
public sealed class KinksHaveTheirDeclaredValue : GradientLaw
{
    /// <inheritdoc/>
    public override string Statement => "at a kink the derivative is the declared one";

    internal override void Check(PointwiseSample f)
    {
        foreach (Kink kink in f.Kinks)
        {
            double[] at = [.. kink.At];
            for (int operand = 0; operand < f.Arity; operand++)
            {
                double declared = kink.Derivative[operand];
                double wide = f.Derivative(operand, at);
                float narrow = f.Derivative(operand, [.. at.Select(x => (float)x)]);
                Require(wide == declared, () => $"{f}: the derivative at the kink {new Point(at)} is {wide:R}, declared is {declared:R}");
                Require(narrow == (float)declared, () => $"{f}: the derivative at the kink {new Point(at)} is {narrow:R} in float, declared is {declared:R}");
            }

            Require(IsBoundary(f, at), () => $"{f}: the comparisons go the same way around the declared kink {new Point(at)}");
        }
    }

    internal override void Check(Subject subject)
    {
        foreach (SampleKink kink in subject.Kinks)
        {
            var operands = new Operands(subject.Shapes[0], kink.Operands);
            foreach (DType dtype in (DType[])[DType.Float64, DType.Float32])
            {
                using var tape = new Tape();
                Tensor[] x = operands.Tensors(dtype);
                Array.ForEach(x, tape.Watch);
                Tensor[] gradients = tape.Gradients(subject.Apply(x).Sum(), x);
                for (int i = 0; i < x.Length; i++)
                {
                    double[] computed = gradients[i].To(DType.Float64).ToArray<double>(), declared = kink.Gradients[i];
                    bool equal = computed.Zip(declared).All(pair => Math.Abs(pair.First - pair.Second) <= (dtype == DType.Float64 ? 1e-14 : 1e-6) * Math.Max(1, Math.Abs(pair.Second)));
                    Require(
                        equal && computed.Length == declared.Length,
                        () => $"{subject.Name}, {dtype}, at {operands}: the gradient of operand {i} is [{string.Join(", ", computed)}], declared is [{string.Join(", ", declared)}]");
                }
            }
        }
    }

    /// <summary>Whether some step to the side of a point changes the way that comparisons go.</summary>
    static bool IsBoundary(PointwiseSample f, double[] at)
    {
        ulong there = f.Branches(at);
        for (int operand = 0; operand < f.Arity; operand++)
        {
            foreach (double step in (double[])[-1e-6, 1e-6])
            {
                var moved = (double[])at.Clone();
                moved[operand] += step;
                if (f.Branches(moved) != there)
                    return true;
            }
        }

        return false;
    }
}
