namespace AutoGrad.Operations;

/// <summary>How far the Float32 result of a function is from the Float64 result at the same operands.</summary>
internal static class Float32Accuracy
{
    const int Points = 4096;
    const int Seed = 20260301;

    /// <summary>The largest error over a fixed sample, in units in the last place of the result.</summary>
    public static double Measure(PointwiseSample f)
    {
        var random = new Random(Seed);
        double worst = 0;
        var point = new float[f.Arity];
        var wide = new double[f.Arity];
        for (int i = 0; i < Points; i++)
        {
            for (int k = 0; k < f.Arity; k++)
                wide[k] = point[k] = Narrow(DomainSampler.Next(f.Domains[k], random), f.Domains[k]);
            double error = Error(f.Value(point), f.Value(wide));
            worst = Math.Max(worst, error);
        }

        return worst;
    }

    /// <summary>The distance of two results in units in the last place of the exact one; results beyond the range of Float32, or near its lower end, have none.</summary>
    public static double Error(float computed, double exact)
    {
        if (double.IsNaN(exact) || Math.Abs(exact) > float.MaxValue || Math.Abs(exact) < SmallestJudged)
            return computed.Equals((float)exact) || !double.IsNaN(exact) ? 0 : double.PositiveInfinity;
        int exponent = Math.ILogB(exact);
        return Math.Abs(computed - exact) / Math.ScaleB(1, exponent - 23);
    }

    /// <summary>2⁻¹²⁰, a little above the smallest number that Float32 holds with all its digits: what is multiplied to such a result may hold fewer.</summary>
    const double SmallestJudged = 7.5231638452626401e-37;

    // Rounding to Float32 can leave an open domain at its end.
    static float Narrow(double x, Domain domain)
    {
        float rounded = (float)x;
        return domain.Contains(rounded) ? rounded : x > rounded ? MathF.BitIncrement(rounded) : MathF.BitDecrement(rounded);
    }
}
