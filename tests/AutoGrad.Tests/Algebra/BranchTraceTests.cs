namespace AutoGrad.Tests.Algebra;

/// <summary>Equal signatures mean: every comparison went the same way.</summary>
public class BranchTraceTests
{
    [Fact]
    public void Smooth_arithmetic_leaves_no_signature() => Assert.Equal(0UL, Smooth<BranchTrace>(2).Signature);

    [Fact]
    public void Points_on_the_same_side_have_equal_signatures() =>
        Assert.Equal(BranchTrace.Abs(2).Signature, BranchTrace.Abs(3).Signature);

    [Fact]
    public void Less_equal_and_greater_are_three_ways()
    {
        ulong[] signatures = [BranchTrace.Max(-1, 0).Signature, BranchTrace.Max(0, 0).Signature, BranchTrace.Max(1, 0).Signature];
        Assert.Equal(3, signatures.Distinct().Count());
    }

    [Fact]
    public void A_comparison_with_NaN_is_a_way_of_its_own() =>
        Assert.NotEqual(BranchTrace.Greater(double.NaN, 0).Signature, BranchTrace.Greater(-1, 0).Signature);

    [Fact]
    public void The_order_of_the_comparisons_matters()
    {
        BranchTrace positive = BranchTrace.Abs(1), negative = BranchTrace.Abs(-1);
        Assert.NotEqual((positive + negative).Signature, (negative + positive).Signature);
    }

    [Fact]
    public void A_branch_on_the_side_not_chosen_does_not_count()
    {
        ulong left = BranchTrace.Where(BranchTrace.Greater(1, 0), 5, BranchTrace.Abs(1)).Signature;
        ulong right = BranchTrace.Where(BranchTrace.Greater(1, 0), 5, BranchTrace.Abs(-1)).Signature;
        Assert.Equal(left, right);
    }

    [Theory]
    [InlineData(1.2, 1.7, true)]
    [InlineData(1.2, 2.1, false)]
    [InlineData(1.0, 1.5, false)]
    [InlineData(-0.5, 0.5, false)]
    public void Floor_distinguishes_the_steps_and_their_edges(double a, double b, bool same) =>
        Assert.Equal(same, BranchTrace.Floor(a).Signature == BranchTrace.Floor(b).Signature);

    [Theory]
    [InlineData(0.9, 1.4, true)]
    [InlineData(1.4, 1.5, false)]
    [InlineData(1.5, 1.6, false)]
    public void Round_distinguishes_the_steps_and_their_edges(double a, double b, bool same) =>
        Assert.Equal(same, BranchTrace.Round(a).Signature == BranchTrace.Round(b).Signature);

    [Fact]
    public void Crossing_the_cut_of_the_angle_is_a_branch() =>
        Assert.NotEqual(BranchTrace.Atan2(1e-9, -1).Signature, BranchTrace.Atan2(-1e-9, -1).Signature);

    [Fact]
    public void Values_are_those_of_the_scalar()
    {
        Assert.Equal(Smooth<Scalar<double>>(0.7).Value, Smooth<BranchTrace>(0.7).Value);
        Assert.Equal(-1, BranchTrace.Sign(-4).Value);
        Assert.Equal(2, BranchTrace.Round(2.5).Value);
    }

    static V Smooth<V>(V x) where V : IReal<V> => V.Exp(-x) * V.Sin(x) + V.Log1p(x) / V.Sqrt(x);
}
