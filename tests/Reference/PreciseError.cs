using AutoGrad.Operations;

namespace AutoGrad.Reference;

/// <summary>How far the results of a function are from those with many digits.</summary>
internal static class PreciseError
{
    /// <summary>The error of a double result, in units in the last place of the exact one; 0 where that is NaN.</summary>
    public static double OfDouble(PointwiseSample f, double[] x) =>
        InUlps(f.Value(x), f.Value<Precise>([.. x.Select(value => (Precise)value)]), digits: 53, lowest: -1074, highest: 1024);

    /// <summary>The error of a float result, in units in the last place of the exact one; 0 where that is NaN.</summary>
    public static double OfSingle(PointwiseSample f, float[] x) =>
        InUlps(f.Value(x), f.Value<Precise>([.. x.Select(value => (Precise)(double)value)]), digits: 24, lowest: -149, highest: 128);

    static double InUlps(double computed, Precise exact, int digits, int lowest, int highest)
    {
        if (exact.IsNaN)
            return 0;
        if (double.IsNaN(computed))
            return double.PositiveInfinity;
        double nearest = exact.ToDouble(), limit = Math.ScaleB(1, highest - 1) * 2; // infinite for double
        if (double.IsInfinity(nearest) || Math.Abs(nearest) >= limit)
            return Math.Abs(computed) >= Math.BitDecrement(limit) && Math.Sign(computed) == Math.Sign(nearest) ? 0 : double.PositiveInfinity;
        if (double.IsInfinity(computed))
            computed = Math.Sign(computed) * double.MaxValue;
        int exponent = nearest == 0 ? lowest : Math.Max(Math.ILogB(nearest) - digits + 1, lowest);
        Precise ulp = Precise.Exp2(exponent);
        return (Precise.Abs(computed - exact) / ulp).ToDouble();
    }
}
