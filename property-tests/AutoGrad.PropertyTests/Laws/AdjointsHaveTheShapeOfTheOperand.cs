using AutoGrad.Operations;

namespace AutoGrad.PropertyTests;

/// <summary>
/// Checks:
/// the gradient by an operand has the operand's shape and dtype, in float and in double, recorded or not.
/// </summary>
public class AdjointsHaveTheShapeOfTheOperand
{
    [Theory, MemberData(nameof(Subjects.Samples), MemberType = typeof(Subjects))]
    public void Of_an_operation(string name) => Check(name, Subjects.Sample(name));

    internal static void Check(string name, OperationSample sample)
    {
        Operands operands = Operands.Draw(sample, new Random((int)Seed.Value), decades: 1);
        foreach (DType dtype in (DType[])[DType.Float32, DType.Float64])
        {
            foreach (bool createGraph in (bool[])[false, true])
            {
                using var tape = new Tape();
                Tensor[] x = operands.Tensors(dtype);
                Array.ForEach(x, tape.Watch);
                Tensor y = sample.Apply(x);
                if (!sample.IsDifferentiable || !y.DType.IsFloating)
                    continue;
                Tensor seed = Jacobians.Weights(y.Shape, y.DType);
                for (int i = 0; i < x.Length; i++)
                {
                    Tensor gradient = Jacobians.Pullback(tape, y, x[i], seed, createGraph);
                    Law.Require(
                        gradient.Shape == x[i].Shape && gradient.DType == dtype,
                        () => $"{name}: operand {i} is {dtype} {x[i].Shape}, its gradient {gradient.DType} {gradient.Shape}");
                }
            }
        }
    }
}
