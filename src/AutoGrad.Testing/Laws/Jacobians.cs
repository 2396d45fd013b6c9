namespace AutoGrad.Testing;

/// <summary>Derivatives of operations in the forms that laws compare.</summary>
internal static class Jacobians
{
    /// <summary>The Jacobian of all results by all elements of one operand, by reverse mode.</summary>
    public static double[,] Of(Subject subject, Tensor[] x, int operand)
    {
        using var tape = new Tape();
        tape.Watch(x[operand]);
        Tensor y = subject.Apply(x);
        var jacobian = new double[y.Length, x[operand].Length];
        for (int i = 0; i < y.Length; i++)
        {
            var seed = new double[y.Length];
            seed[i] = 1;
            double[] row = Pullback(tape, y, x[operand], Tensor.From<double>(seed, y.Shape)).ToArray<double>();
            for (int j = 0; j < row.Length; j++)
                jacobian[i, j] = row[j];
        }

        return jacobian;
    }

    /// <summary>The vector–Jacobian product; zeros for a result that does not depend on any variable.</summary>
    public static Tensor Pullback(Tape tape, Tensor y, Tensor x, Tensor seed, bool createGraph = false) =>
        tape.Gradient(ReferenceEquals(y.Owner, tape) && y.Slot >= 0 ? y : Variable.Operation.Apply(y), x, seed, createGraph);

    /// <summary>A tensor with both signs and different sizes everywhere, the same for the same shape.</summary>
    public static Tensor Weights(Shape shape, DType dtype = DType.Float64, int seed = 7)
    {
        var random = new Random(seed);
        double[] weights = [.. Enumerable.Range(0, shape.ElementCount).Select(_ => (random.Next(2) == 0 ? -1 : 1) * (0.5 + random.NextDouble()))];
        return Tensor.From<double>(weights, shape).To(dtype);
    }

    /// <summary>Σ uᵢvᵢ.</summary>
    public static double Dot(Tensor u, Tensor v) => u.ToArray<double>().Zip(v.ToArray<double>(), (a, b) => a * b).Sum();

    /// <summary>Σ |uᵢvᵢ|, which bounds the rounding of <see cref="Dot"/>.</summary>
    public static double DotOfSizes(Tensor u, Tensor v) => u.ToArray<double>().Zip(v.ToArray<double>(), (a, b) => Math.Abs(a * b)).Sum();
}
