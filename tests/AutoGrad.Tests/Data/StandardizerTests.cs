using AutoGrad.Data;

namespace AutoGrad.Tests.Data;

public class StandardizerTests
{
    [Fact]
    public void Mean_and_deviation_are_those_of_the_population()
    {
        // By hand: the column 2, 4, 4, 4, 5, 5, 7, 9 has mean 5 and variance 32/8 = 4.
        var standardizer = Standardizer.Fit(Dataset.Regression([2, 4, 4, 4, 5, 5, 7, 9], [1], new float[8]));
        Assert.Equal(5, standardizer.Mean[0]);
        Assert.Equal(2, standardizer.StandardDeviation[0]);
    }

    [Fact]
    public void The_training_part_decides_how_the_others_are_scaled()
    {
        Dataset train = Dataset.Regression([2, 4, 4, 4, 5, 5, 7, 9], [1], new float[8]);
        Dataset test = Dataset.Regression([5, 9], [1], [70, 80]).Subset(1, 0);
        Dataset scaled = test.Standardized(Standardizer.Fit(train));
        Assert.Equal([2f], scaled.InputAt(0).ToArray());
        Assert.Equal([0f], scaled.InputAt(1).ToArray());
        Assert.Equal([80f], scaled.ValuesAt(0).ToArray());
        Assert.Equal([9f], test.InputAt(0).ToArray());
    }

    [Fact]
    public void A_constant_column_is_only_shifted()
    {
        Dataset data = Dataset.Classification([0.1f, 1, 0.1f, 3, 0.1f, 5], [2], [0, 1, 0], ["a", "b"]);
        var standardizer = Standardizer.Fit(data);
        Assert.Equal(0, standardizer.StandardDeviation[0]);
        Dataset scaled = data.Standardized(standardizer);
        for (int i = 0; i < 3; i++) Assert.Equal(0, scaled.InputAt(i)[0]);
        Assert.Equal([0, 1, 0], Enumerable.Range(0, 3).Select(scaled.ClassAt));
        Assert.Equal(["a", "b"], scaled.ClassNames);
    }

    [Fact]
    public void A_small_spread_on_a_large_mean_survives()
    {
        // The textbook formula E[x²] − E[x]² would lose all digits here: 16777216 = 2²⁴, deviation 1 by hand.
        var standardizer = Standardizer.Fit(Dataset.Regression([16777214, 16777216, 16777214, 16777216], [1], new float[4]));
        Assert.Equal(16777215, standardizer.Mean[0]);
        Assert.Equal(1, standardizer.StandardDeviation[0]);
    }

    [Fact]
    public void Nothing_can_be_fitted_on_no_rows_or_applied_to_other_columns()
    {
        Dataset data = Dataset.Regression([1, 2], [1], [1, 2]);
        Assert.Throws<ArgumentException>(() => Standardizer.Fit(data.Take(0)));
        Assert.Throws<ArgumentException>(() => Dataset.Regression([1, 2], [2], [1]).Standardized(Standardizer.Fit(data)));
    }
}
