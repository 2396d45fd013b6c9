namespace AutoGrad.Tests.Algebra;

/// <summary>What every register promises beside its functions.</summary>
public class RegisterTests
{
    [Fact]
    public void A_partial_load_reads_only_its_elements_and_fills_with_one()
    {
        PartialLoad<Lanes512<float>>();
        PartialLoad<Lanes256<float>>();
        PartialLoad<Lanes128<float>>();
    }

    [Fact]
    public void A_partial_store_leaves_what_follows_untouched()
    {
        PartialStore<Lanes512<double>>();
        PartialStore<Lanes256<double>>();
        PartialStore<Lanes128<double>>();
    }

    [Fact]
    public void Minimum_and_maximum_propagate_NaN_from_either_side()
    {
        Assert.True(double.IsNaN(Min<Scalar<double>>(double.NaN, 1).Value));
        Assert.True(double.IsNaN(Min<Scalar<double>>(1, double.NaN).Value));
        Assert.True(float.IsNaN(Max<Lanes512<float>>(float.NaN, 1)[3]));
        Assert.True(float.IsNaN(Max<Lanes512<float>>(1, float.NaN)[3]));
        Assert.True(double.IsNaN(Max<Lanes128<double>>(1, double.NaN)[1]));
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(1.5, 2)]
    [InlineData(2.5, 2)]
    [InlineData(-0.5, -0.0)]
    [InlineData(-1.5, -2)]
    public void Halves_round_to_the_even_integer(double x, double expected)
    {
        Assert.Equal(expected, Scalar<double>.Round(x).Value);
        Assert.Equal((float)expected, Lanes512<float>.Round(x)[0]);
    }

    [Theory]
    [InlineData(-3.0, -1)]
    [InlineData(-0.0, 0)]
    [InlineData(1e-300, 1)]
    [InlineData(double.NaN, double.NaN)]
    public void The_sign_is_minus_one_zero_or_one_and_NaN_for_NaN(double x, double expected) =>
        Assert.Equal(expected, Lanes256<double>.Sign(x)[2]);

    [Fact]
    public void Comparisons_with_NaN_do_not_hold()
    {
        Lanes512<float> chosen = Lanes512<float>.Where(Lanes512<float>.LessOrEqual(float.NaN, 1), 1, 2);
        Assert.Equal(2, chosen[0]);
        chosen = Lanes512<float>.Where(Lanes512<float>.Not(Lanes512<float>.Greater(float.NaN, 1)), 1, 2);
        Assert.Equal(1, chosen[0]);
    }

    [Fact]
    public void What_is_not_chosen_has_no_influence() =>
        Assert.Equal(3, Lanes256<float>.Where(Lanes256<float>.Greater(1, 0), 3, float.NaN)[7]);

    [Fact]
    public void Multiply_add_gives_the_same_bits_in_every_register()
    {
        Random random = new(1);
        for (int i = 0; i < 1000; i++)
        {
            double a = random.NextDouble(), b = random.NextDouble(), c = -a * b;
            double expected = Scalar<double>.MultiplyAdd(a, b, c).Value;
            Assert.Equal(expected, Lanes512<double>.MultiplyAdd(a, b, c)[5]);
            Assert.Equal(expected, Lanes256<double>.MultiplyAdd(a, b, c)[3]);
            Assert.Equal(expected, Lanes128<double>.MultiplyAdd(a, b, c)[1]);
        }
    }

    static L Min<L>(L a, L b) where L : IReal<L> => L.Min(a, b);

    static L Max<L>(L a, L b) where L : IReal<L> => L.Max(a, b);

    static L Constant<L>(double value) where L : IReal<L> => value;

    static void PartialLoad<L>() where L : struct, ILanes<L, float>
    {
        float[] source = [.. Enumerable.Range(2, 40).Select(i => (float)i)];
        float[] elements = new float[L.Count];
        for (int count = 1; count < L.Count; count++)
        {
            L.Store(L.LoadFirst(ref source[^count], count), ref elements[0]); // the array ends behind the last element
            Assert.Equal(source[^count..], elements[..count]);
            Assert.All(elements[count..], element => Assert.Equal(1, element));
        }
    }

    static void PartialStore<L>() where L : struct, ILanes<L, double>
    {
        for (int count = 1; count < L.Count; count++)
        {
            double[] destination = new double[L.Count + 1];
            L.StoreFirst(Constant<L>(7), ref destination[0], count);
            Assert.All(destination[..count], element => Assert.Equal(7, element));
            Assert.All(destination[count..], element => Assert.Equal(0, element));
        }
    }
}
