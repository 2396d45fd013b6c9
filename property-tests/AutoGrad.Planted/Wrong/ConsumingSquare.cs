namespace AutoGrad.Planted.Wrong;

/// <summary>x² whose rule works in the buffer that it has kept, so that it is right once for each evaluation.</summary>
sealed class ConsumingSquare : CustomOperation
{
    double[] saved = [];

    protected override Tensor Value(Tensor[] x)
    {
        saved = x[0].ToArray<double>();
        return x[0].Square();
    }

    protected override Tensor?[] Vjp(Tensor[] x, Tensor y, Tensor yBar)
    {
        double[] adjoints = yBar.ToArray<double>();
        for (int i = 0; i < saved.Length; i++)
            saved[i] *= 2 * adjoints[i];
        return [Tensor.From<double>(saved, x[0].Shape)];
    }
}
