using AutoGrad.Operations;

namespace AutoGrad.Testing;

/// <summary>
/// A function of NaN is NaN, whichever operand it is and whatever the others are; its derivative is NaN too, unless the formula of the derivative reads neither
/// the operand nor the result; of a function of several operands, where the derivative depends on the one that is NaN.
/// If an element is NaN, as many results of an operation are NaN as depend on it: sorting may move them; a gradient is NaN if an adjoint that flows into it is.
/// </summary>
public sealed class NaNPropagates : GradientLaw
{
    /// <inheritdoc/>
    public override string Statement => "NaN in, NaN out, in value and gradient";

    private protected override int Points => 50;

    private protected override int Cases => 3;

    private protected override void At(PointwiseSample f, Point point)
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
            Require(double.IsNaN(wide) && float.IsNaN(narrow), () => $"the value at {new Point(x)} is {wide}, in float {narrow}");
            for (int operand = 0; operand < f.Arity; operand++)
            {
                double computed = f.Derivative(operand, x);
                Require(
                    double.IsNaN(computed) || !Depends(f, operand, bad, point.X),
                    () => $"∂/∂{f.OperandNames[operand]} = {f.DerivativeFormula(operand)} at {new Point(x)} is {computed}");
            }
        }
    }

    /// <summary>Whether a derivative reads an operand, and, where others can make it unread, changes with it.</summary>
    static bool Depends(PointwiseSample f, int derivative, int operand, double[] at)
    {
        Formula formula = f.DerivativeFormula(derivative);
        if (f.Arity == 1 || !(formula.Mentions(f.OperandNames[operand]) || formula.Mentions("y")))
            return formula.Mentions(f.OperandNames[operand]) || formula.Mentions("y");
        var random = new Random(1);
        double[] moved = (double[])at.Clone();
        double there = f.Derivative(derivative, at);
        for (int i = 0; i < 20; i++)
        {
            moved[operand] = DomainSampler.Next(f.Domains[operand], random);
            if (!f.Derivative(derivative, moved).Equals(there))
                return true;
        }

        return false;
    }

    private protected override void At(Subject subject, Operands operands)
    {
        if (!subject.IsDifferentiable)
            return;
        for (int operand = 0; operand < operands.Elements.Length; operand++)
        {
            double[,] jacobian = Jacobians.Of(subject, operands.Tensors(), operand);
            ForwardPropagates(subject, operands, operand, jacobian);
            BackwardPropagates(subject, operands, operand, jacobian);
        }
    }

    void ForwardPropagates(Subject subject, Operands operands, int operand, double[,] jacobian)
    {
        for (int j = 0; j < jacobian.GetLength(1); j++)
        {
            // Of a derivative that is NaN, as that of √x at 0 times an adjoint of 0, nobody can say on what the result depends.
            int column = j;
            if (Enumerable.Range(0, jacobian.GetLength(0)).Any(i => double.IsNaN(jacobian[i, column])))
                continue;
            double[] results = subject.Apply(operands.With(operand, j, double.NaN).Tensors()).ToArray<double>();
            int dependent = Enumerable.Range(0, results.Length).Count(i => jacobian[i, column] != 0), spoiled = results.Count(double.IsNaN);
            Require(spoiled >= dependent, () => $"if element {column} of operand {operand} is NaN, {(dependent == 1 ? "the result that depends on it is not" : $"only {spoiled} of the {dependent} results that depend on it are")}; a comparison with NaN is false, so that Where takes its other branch");
        }
    }

    void BackwardPropagates(Subject subject, Operands operands, int operand, double[,] jacobian)
    {
        using var tape = new Tape();
        Tensor[] x = operands.Tensors();
        Array.ForEach(x, tape.Watch);
        Tensor y = subject.Apply(x);
        for (int i = 0; i < jacobian.GetLength(0); i++)
        {
            var seed = new double[y.Length];
            Array.Fill(seed, 1);
            seed[i] = double.NaN;
            double[] gradient = Jacobians.Pullback(tape, y, x[operand], Tensor.From<double>(seed, y.Shape)).ToArray<double>();
            for (int j = 0; j < gradient.Length; j++)
            {
                int row = i, column = j;

                // Of a derivative that is NaN, as that of √x at 0 times an adjoint of 0, nobody can say whether the adjoint flows there.
                Require(jacobian[i, j] == 0 || double.IsNaN(jacobian[i, j]) || double.IsNaN(gradient[j]), () => $"the gradient of element {column} of operand {operand} is {gradient[column]} although the adjoint of result {row} is NaN");
            }
        }
    }
}
