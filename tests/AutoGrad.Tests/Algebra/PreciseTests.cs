using System.Globalization;
using System.Numerics;
using AutoGrad.Reference;

namespace AutoGrad.Tests.Algebra;

/// <summary>The numbers of many digits against which the others are measured, themselves measured against values from elsewhere.</summary>
public class PreciseTests
{
    [Fact]
    public void Functions_have_the_digits_of_independent_values()
    {
        foreach ((string function, double x, string value) in ReferenceValues.Unary)
        {
            Precise computed = TranscendentalTests.Unary<Precise>(function, x), expected = Parse(value);
            Assert.True(Precise.Abs(computed - expected).CompareTo(Precise.Abs(expected) * 1e-19) <= 0, $"{function}({x:R}) = {computed}, expected {value}");
        }

        foreach ((string function, double a, double b, string value) in ReferenceValues.Binary)
        {
            Precise computed = TranscendentalTests.Binary<Precise>(function, a, b), expected = Parse(value);
            Assert.True(Precise.Abs(computed - expected).CompareTo(Precise.Abs(expected) * 1e-19) <= 0, $"{function}({a:R}, {b:R}) = {computed}, expected {value}");
        }
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(-1e300)]
    [InlineData(5e-324)]
    [InlineData(2.2250738585072014e-308)]
    [InlineData(double.MaxValue)]
    public void A_double_comes_back_unchanged(double x) => Assert.Equal(x, ((Precise)x).ToDouble());

    [Fact]
    public void A_sum_that_lies_between_two_doubles_goes_to_the_nearer_one()
    {
        Precise half = Math.ScaleB(1, -53), little = Math.ScaleB(1, -200);
        Assert.Equal(1, (1 + half).ToDouble()); // to the even one
        Assert.Equal(Math.BitIncrement(1.0), (1 + half + little).ToDouble());
        Assert.Equal(double.PositiveInfinity, ((Precise)double.MaxValue * 2).ToDouble());
    }

    // Digits with an optional exponent.
    static Precise Parse(string text)
    {
        string[] parts = text.Split('e', 'E');
        int point = parts[0].IndexOf('.', StringComparison.Ordinal);
        int power = (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0) - (point < 0 ? 0 : parts[0].Length - point - 1);
        BigInteger digits = BigInteger.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        return power >= 0 ? Precise.Of(digits * BigInteger.Pow(10, power)) : Precise.Of(digits) / Precise.Of(BigInteger.Pow(10, -power));
    }
}
