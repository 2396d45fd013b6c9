using AutoGrad.Operations;

namespace AutoGrad.PropertyTests;

/// <summary>
/// Checks:
/// a function of NaN is NaN, whichever operand it is and whatever the others are;
/// its derivative is NaN wherever the formula of the derivative reads a NaN: a derivative that is constant in the operand stays as it is;
/// a result of an operation is NaN if an element it depends on is, at another place where the operation moves elements by their values;
/// a gradient is NaN if an adjoint that flows into it is.
/// </summary>
public class NaNPropagates
{
    [Theory, MemberData(nameof(Subjects.Functions), MemberType = typeof(Subjects))]
    public void Through_a_function(string name) => Check(Subjects.Function(name));

    [Theory, MemberData(nameof(Subjects.Samples), MemberType = typeof(Subjects))]
    public void Through_an_operation(string name) => Check(name, Subjects.Sample(name));

    internal static void Check(PointwiseSample f) => Law.ForAll(f.ToString(), Point.Of(f), point =>
    {
        for (int bad = 0; bad < f.Arity; bad++)
        {
            // By IEEE 754 a power with exponent 0 or base 1 is 1 even of NaN: the rounded operands that functions treat apart are left out here.
            if (point.X.Where((_, i) => i != bad).Any(x => x is 0 or 1))
                continue;
            var x = (double[])point.X.Clone();
            x[bad] = double.NaN;
            double wide = f.Value(x);
            float narrow = f.Value([.. x.Select(v => (float)v)]);
            Law.Require(double.IsNaN(wide) && float.IsNaN(narrow), () => $"the value at {new Point(x)} is {wide}, in float {narrow}");
            for (int operand = 0; operand < f.Arity; operand++)
            {
                Formula derivative = f.DerivativeFormula(operand);
                double computed = f.Derivative(operand, x);
                Law.Require(
                    double.IsNaN(computed) || !(derivative.Mentions(f.OperandNames[bad]) || derivative.Mentions("y")),
                    () => $"∂/∂{f.OperandNames[operand]} = {derivative} at {new Point(x)} is {computed}");
            }
        }
    });

    internal static void Check(string name, OperationSample sample)
    {
        if (!sample.IsDifferentiable)
            return;
        Law.ForAll(name, Operands.Of(sample), operands =>
        {
            for (int operand = 0; operand < operands.Elements.Length; operand++)
            {
                double[,] jacobian = Jacobians.Of(sample, operands.Tensors(), operand);
                ForwardPropagates(operands, operand, jacobian);
                BackwardPropagates(operands, operand, jacobian);
            }
        }, cases: 3);
    }

    static void ForwardPropagates(Operands operands, int operand, double[,] jacobian)
    {
        for (int j = 0; j < jacobian.GetLength(1); j++)
        {
            double[][] elements = [.. operands.Elements.Select(row => (double[])row.Clone())];
            elements[operand][j] = double.NaN;
            double[] results = operands.Sample.Apply((operands with { Elements = elements }).Tensors()).ToArray<double>();
            for (int i = 0; i < results.Length; i++)
            {
                int row = i, column = j;
                Law.Require(jacobian[i, j] == 0 || double.IsNaN(results[i]) || (operands.Sample.MovesElements && results.Any(double.IsNaN)), () => $"result {row} is {results[row]} although element {column} of operand {operand} is NaN");
            }
        }
    }

    static void BackwardPropagates(Operands operands, int operand, double[,] jacobian)
    {
        using var tape = new Tape();
        Tensor[] x = operands.Tensors();
        Array.ForEach(x, tape.Watch);
        Tensor y = operands.Sample.Apply(x);
        for (int i = 0; i < jacobian.GetLength(0); i++)
        {
            var seed = new double[y.Length];
            Array.Fill(seed, 1);
            seed[i] = double.NaN;
            double[] gradient = Jacobians.Pullback(tape, y, x[operand], Tensor.From<double>(seed, y.Shape)).ToArray<double>();
            for (int j = 0; j < gradient.Length; j++)
            {
                int row = i, column = j;
                Law.Require(jacobian[i, j] == 0 || double.IsNaN(gradient[j]), () => $"the gradient of element {column} of operand {operand} is {gradient[column]} although the adjoint of result {row} is NaN");
            }
        }
    }
}
