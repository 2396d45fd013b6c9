namespace AutoGrad.Planted.Wrong;

/// <summary>x² that keeps its operand in the instance, where the next application overwrites it.</summary>
sealed class StaleSquare : CustomOperation
{
    double[] saved = [];

    protected override Tensor Value(Tensor[] x)
    {
        saved = x[0].ToArray<double>();
        return x[0].Square();
    }

    protected override Tensor?[] Vjp(Tensor[] x, Tensor y, Tensor yBar) => [2 * Tensor.From<double>(saved, x[0].Shape) * yBar];
}
