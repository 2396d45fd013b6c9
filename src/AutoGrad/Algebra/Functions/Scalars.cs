namespace AutoGrad.Algebra;

/// <summary>The registers' functions for the code that works on one double at a time.</summary>
internal static class Scalars
{
    internal static double Log(double x) => Real.Log<Scalar<double>>(x).Value;

    internal static double Sin(double x) => Real.Sin<Scalar<double>>(x).Value;

    internal static double Tan(double x) => Real.Tan<Scalar<double>>(x).Value;

    /// <summary>c₀ + c₁·x + c₂·x² + …</summary>
    internal static double Polynomial(ReadOnlySpan<double> coefficients, double x)
    {
        double y = coefficients[^1];
        for (int i = coefficients.Length - 2; i >= 0; i--) y = y * x + coefficients[i];
        return y;
    }
}
