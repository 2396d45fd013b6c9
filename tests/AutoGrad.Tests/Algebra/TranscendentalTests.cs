using System.Globalization;

namespace AutoGrad.Tests.Algebra;

/// <summary>The transcendental functions of every register against high-precision values.</summary>
public class TranscendentalTests
{
    public static TheoryData<string> UnaryFunctions => [.. ReferenceValues.Unary.Select(row => row.Function).Distinct()];

    public static TheoryData<string> BinaryFunctions => [.. ReferenceValues.Binary.Select(row => row.Function).Distinct()];

    [Theory, MemberData(nameof(UnaryFunctions))]
    public void A_double_result_is_within_its_documented_distance(string function)
    {
        foreach ((_, double x, string value) in ReferenceValues.Unary.Where(row => row.Function == function))
        {
            double expected = double.Parse(value, CultureInfo.InvariantCulture);
            double actual = Unary<Scalar<double>>(function, x).Value;
            Assert.True(Ulps(actual, expected) <= DoubleBound(function, x), $"{function}({x:R}) = {actual:R}, expected {value}");
        }
    }

    [Theory, MemberData(nameof(BinaryFunctions))]
    public void A_double_result_of_two_operands_is_within_two_ulps(string function)
    {
        foreach ((_, double a, double b, string value) in ReferenceValues.Binary.Where(row => row.Function == function))
        {
            double expected = double.Parse(value, CultureInfo.InvariantCulture);
            double actual = Binary<Scalar<double>>(function, a, b).Value;
            Assert.True(Ulps(actual, expected) <= 2, $"{function}({a:R}, {b:R}) = {actual:R}, expected {value}");
        }
    }

    [Theory, MemberData(nameof(UnaryFunctions))]
    public void A_float_result_is_within_two_ulps_of_the_double_result(string function)
    {
        foreach (float x in Arguments<float>(20_000))
        {
            float actual = Unary<Scalar<float>>(function, x).Value;
            double expected = Unary<Scalar<double>>(function, x).Value;
            Assert.True(Ulps(actual, expected) <= 2, $"{function}({x:R}) = {actual:R}, expected {expected:R}");
        }
    }

    [Theory, MemberData(nameof(UnaryFunctions))]
    public void All_register_widths_give_the_same_bits(string function)
    {
        SameBits<Lanes512<float>, Lanes256<float>, Lanes128<float>, Scalar<float>, float>(function);
        SameBits<Lanes512<double>, Lanes256<double>, Lanes128<double>, Scalar<double>, double>(function);
    }

    [Fact]
    public void Odd_functions_keep_the_sign_of_zero()
    {
        foreach (string function in (string[])["Expm1", "Log1p", "Sin", "Tan", "Asin", "Atan", "Sinh", "Tanh", "Asinh", "Atanh", "Erf"])
        {
            Assert.True(double.IsNegative(Unary<Scalar<double>>(function, -0.0).Value), function);
            Assert.True(float.IsNegative(Unary<Scalar<float>>(function, -0.0).Value), function);
            Assert.False(double.IsNegative(Unary<Scalar<double>>(function, 0.0).Value), function);
        }
    }

    [Fact]
    public void NaN_comes_out_where_NaN_goes_in()
    {
        foreach (string function in UnaryFunctions.Select(row => row.Data))
        {
            Assert.True(double.IsNaN(Unary<Scalar<double>>(function, double.NaN).Value), function);
            Assert.True(float.IsNaN(Unary<Scalar<float>>(function, double.NaN).Value), function);
        }
    }

    // Limits and domain ends as IEEE 754-2019, section 9.2.1, states them.
    [Theory]
    [InlineData("Exp", double.NegativeInfinity, 0)]
    [InlineData("Exp", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Exp", 1000, double.PositiveInfinity)]
    [InlineData("Exp2", 10, 1024)]
    [InlineData("Exp2", -1075, 0)]
    [InlineData("Expm1", double.NegativeInfinity, -1)]
    [InlineData("Expm1", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Log", 0, double.NegativeInfinity)]
    [InlineData("Log", 1, 0)]
    [InlineData("Log", -1, double.NaN)]
    [InlineData("Log", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Log2", 8, 3)]
    [InlineData("Log10", 1000, 3)]
    [InlineData("Log1p", -1, double.NegativeInfinity)]
    [InlineData("Log1p", -2, double.NaN)]
    [InlineData("Sin", double.PositiveInfinity, double.NaN)]
    [InlineData("Cos", double.NegativeInfinity, double.NaN)]
    [InlineData("Cos", 0, 1)]
    [InlineData("Asin", 1.0001, double.NaN)]
    [InlineData("Acos", 1, 0)]
    [InlineData("Acos", -1.0001, double.NaN)]
    [InlineData("Sinh", double.NegativeInfinity, double.NegativeInfinity)]
    [InlineData("Cosh", double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData("Tanh", double.NegativeInfinity, -1)]
    [InlineData("Tanh", 1e300, 1)]
    [InlineData("Asinh", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Acosh", 1, 0)]
    [InlineData("Acosh", 0.999, double.NaN)]
    [InlineData("Atanh", 1, double.PositiveInfinity)]
    [InlineData("Atanh", -1, double.NegativeInfinity)]
    [InlineData("Atanh", 2, double.NaN)]
    [InlineData("Erf", double.NegativeInfinity, -1)]
    [InlineData("Erfc", double.PositiveInfinity, 0)]
    [InlineData("Erfc", double.NegativeInfinity, 2)]
    [InlineData("LogGamma", 1, 0)]
    [InlineData("LogGamma", 2, 0)]
    [InlineData("LogGamma", 0, double.PositiveInfinity)]
    [InlineData("LogGamma", -3, double.PositiveInfinity)]
    [InlineData("LogGamma", double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData("Digamma", 0, double.NegativeInfinity)]
    [InlineData("Digamma", -1, double.NaN)]
    [InlineData("Digamma", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Trigamma", -1, double.PositiveInfinity)]
    [InlineData("Trigamma", double.PositiveInfinity, 0)]
    public void Limits_and_domain_ends_are_exact(string function, double x, double expected)
    {
        Assert.Equal(expected, Unary<Scalar<double>>(function, x).Value);
        Assert.Equal((float)expected, Unary<Scalar<float>>(function, x).Value);
    }

    [Fact]
    public void Powers_and_angles_follow_the_platforms_rules_at_all_ends()
    {
        double[] ends =
        [
            0.0, -0.0, 1, -1, 2, -2, 3, -3, 0.5, -0.5, 1e-320, 1e300, -1e300, 9007199254740993, -9007199254740991,
            double.PositiveInfinity, double.NegativeInfinity, double.NaN,
        ];
        foreach (double a in ends)
        {
            foreach (double b in ends)
            {
                Assert.True(Ulps(Binary<Scalar<double>>("Pow", a, b).Value, Math.Pow(a, b)) <= 1, $"Pow({a}, {b})");
                Assert.True(Ulps(Binary<Scalar<double>>("Atan2", a, b).Value, Math.Atan2(a, b)) <= 1, $"Atan2({a}, {b})");
                Assert.Equal(double.IsNegative(Math.Atan2(a, b)), double.IsNegative(Binary<Scalar<double>>("Atan2", a, b).Value));
            }
        }
    }

    [Theory]
    [InlineData("Exp", 1)]
    [InlineData("Log", 1)]
    [InlineData("Erf", 1)]
    [InlineData("Asin", 1)]
    [InlineData("Acos", -1)]
    [InlineData("Tanh", 1)]
    [InlineData("Sigmoid", 1)]
    public void Monotone_functions_stay_monotone_from_float_to_next_float(string function, int direction)
    {
        foreach (float start in (float[])[1e-3f, 0.1f, 0.34657f, 0.5f, 0.70710677f, 0.99f])
        {
            float x = start;
            float y = Unary<Scalar<float>>(function, x).Value;
            for (int i = 0; i < 2000; i++)
            {
                x = float.BitIncrement(x);
                float next = Unary<Scalar<float>>(function, x).Value;
                Assert.True(direction * (next - y) >= 0, $"{function} turns back at {x:R}");
                y = next;
            }
        }
    }

    // The segments end where v = 2 + 3.3125·x is 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 10, … 32.
    [Fact]
    public void Tanh_of_a_float_rises_across_the_ends_of_its_segments()
    {
        for (double v = 2.5; v < 32; v += Math.ScaleB(0.25, Math.ILogB(v)))
        {
            float x = (float)((v - 2) / 3.3125 * (1 - 1e-5)), last = (float)((v - 2) / 3.3125 * (1 + 1e-5));
            float y = Unary<Scalar<float>>("Tanh", x).Value;
            while (x < last)
            {
                x = float.BitIncrement(x);
                float next = Unary<Scalar<float>>("Tanh", x).Value;
                Assert.True(next >= y, $"tanh turns back at {x:R}");
                y = next;
            }
        }
    }

    // The powers change in the middle between two multiples of ln 2 / 16.
    [Theory]
    [InlineData("Exp")]
    [InlineData("Sigmoid")]
    public void An_exponential_of_a_float_rises_where_one_power_ends_and_the_next_begins(string function)
    {
        for (int sixteenths = -120; sixteenths < 120; sixteenths++)
            Rises(function, (sixteenths + 0.5) * Math.Log(2) / 16);
    }

    [Fact]
    public void Log_of_a_float_rises_across_the_ends_of_its_segments()
    {
        for (int exponent = -6; exponent <= 6; exponent++)
        {
            for (int segment = 0; segment < 16; segment++)
                Rises("Log", Math.ScaleB(1 + segment / 16.0, exponent));
        }
    }

    static void Rises(string function, double middle)
    {
        const int Neighbours = 100;
        float x = (float)middle;
        for (int i = 0; i < Neighbours; i++)
            x = float.BitDecrement(x);
        float y = Unary<Scalar<float>>(function, x).Value;
        for (int i = 0; i < 2 * Neighbours; i++)
        {
            x = float.BitIncrement(x);
            float next = Unary<Scalar<float>>(function, x).Value;
            Assert.True(next >= y, $"{function} turns back at {x:R}");
            y = next;
        }
    }

    static void SameBits<A, B, C, D, T>(string function)
        where A : struct, ILanes<A, T> where B : struct, ILanes<B, T> where C : struct, ILanes<C, T> where D : struct, ILanes<D, T>
        where T : unmanaged
    {
        T[] x = [.. Arguments<T>(1003)];
        T[] expected = Map<A, T>(function, x);
        Assert.Equal(expected, Map<B, T>(function, x));
        Assert.Equal(expected, Map<C, T>(function, x));
        Assert.Equal(expected, Map<D, T>(function, x));

        // Other neighbours, another length.
        Assert.Equal(expected.Reverse().Skip(5), Map<A, T>(function, [.. x.Reverse().Skip(5)]));
    }

    static T[] Map<L, T>(string function, T[] x) where L : struct, ILanes<L, T> where T : unmanaged
    {
        T[] y = new T[x.Length];
        int i = 0;
        for (; i + L.Count <= x.Length; i += L.Count) L.Store(Unary(function, L.Load(ref x[i])), ref y[i]);
        if (i < x.Length) L.StoreFirst(Unary(function, L.LoadFirst(ref x[i], x.Length - i)), ref y[i], x.Length - i);
        return y;
    }

    // Special values, then magnitudes from subnormal to huge, then the unit's neighbourhood; the generator's seed is fixed.
    static IEnumerable<T> Arguments<T>(int count) where T : unmanaged
    {
        double[] special = [0.0, -0.0, 1, -1, 1e-45, 1e-40, double.MaxValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 88.8, 710];
        Random random = new(20261121);
        for (int i = 0; i < count; i++)
        {
            double x = i < special.Length ? special[i]
                : i % 3 == 0 ? Math.ScaleB(random.NextDouble() - 0.5, random.Next(-140, 128))
                : (random.NextDouble() - 0.4) * 20;
            yield return typeof(T) == typeof(float) ? (T)(object)(float)x : (T)(object)x;
        }
    }

    static double DoubleBound(string function, double x) => function switch
    {
        "LogGamma" or "Digamma" when x < 0 => 16, // zeros between the poles: absolute precision only
        "Trigamma" or "Polygamma3" when x < 0 => 6,
        "Polygamma3" => 3,
        _ => 2,
    };

    // The distance in units of the last place of the expected value, in its own precision or in that of a float.
    static double Ulps(double actual, double expected) =>
        actual.Equals(expected) ? 0
        : Math.Abs(actual - expected) / Math.Max(double.Epsilon, Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected));

    static double Ulps(float actual, double expected)
    {
        float rounded = (float)expected;
        if (actual.Equals(rounded)) return 0;
        float magnitude = Math.Min(Math.Abs(rounded), float.BitDecrement(float.MaxValue));
        double ulp = Math.Max(float.Epsilon, float.BitIncrement(magnitude) - magnitude);
        if (float.IsFinite(actual)) return Math.Abs(actual - expected) / ulp;
        return float.MaxValue - Math.Abs(expected) < ulp ? 1 : double.NaN; // to infinity from the last float
    }

    internal static V Unary<V>(string function, V x) where V : IReal<V> => function switch
    {
        "Exp" => V.Exp(x),
        "Exp2" => V.Exp2(x),
        "Expm1" => V.Expm1(x),
        "Log" => V.Log(x),
        "Log2" => V.Log2(x),
        "Log10" => V.Log10(x),
        "Log1p" => V.Log1p(x),
        "Sigmoid" => V.Sigmoid(x),
        "Softplus" => V.Softplus(x),
        "Sin" => V.Sin(x),
        "Cos" => V.Cos(x),
        "Tan" => V.Tan(x),
        "Asin" => V.Asin(x),
        "Acos" => V.Acos(x),
        "Atan" => V.Atan(x),
        "Sinh" => V.Sinh(x),
        "Cosh" => V.Cosh(x),
        "Tanh" => V.Tanh(x),
        "Asinh" => V.Asinh(x),
        "Acosh" => V.Acosh(x),
        "Atanh" => V.Atanh(x),
        "Erf" => V.Erf(x),
        "Erfc" => V.Erfc(x),
        "LogGamma" => V.LogGamma(x),
        "Digamma" => V.Polygamma(0, x),
        "Trigamma" => V.Polygamma(1, x),
        "Polygamma3" => V.Polygamma(3, x),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "No such function."),
    };

    internal static V Binary<V>(string function, V a, V b) where V : IReal<V> => function == "Pow" ? V.Pow(a, b) : V.Atan2(a, b);
}
