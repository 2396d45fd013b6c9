namespace AutoGrad;

/// <summary>Evaluates a function by running its code.</summary>
/// <param name="run">The function of all elements of all operands.</param>
/// <param name="point">The elements at the point of the check.</param>
internal sealed class CodeEvaluator(Func<double[][], double[]> run, double[][] point) : IEvaluator
{
    public bool IsLocal(int operand) => false;

    public Evaluated Move(int operand, int index, double value)
    {
        var elements = (double[])point[operand].Clone();
        elements[index] = value;
        return Move(operand, elements);
    }

    public Evaluated Move(int operand, double[] elements)
    {
        var all = (double[][])point.Clone();
        all[operand] = elements;
        return new Evaluated(run(all), 0);
    }
}
