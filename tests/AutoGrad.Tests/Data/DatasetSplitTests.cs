using AutoGrad.Data;

namespace AutoGrad.Tests.Data;

public class DatasetSplitTests
{
    static Dataset Numbered(int count, int classes = 3) => Dataset.Classification(
        [.. Enumerable.Range(0, count).Select(i => (float)i)], [1], [.. Enumerable.Range(0, count).Select(i => i % classes)], classes);

    static IEnumerable<int> Ids(Dataset dataset) => Enumerable.Range(0, dataset.Count).Select(i => (int)dataset.InputAt(i)[0]);

    [Theory]
    [InlineData(0), InlineData(1), InlineData(7), InlineData(100), InlineData(1001)]
    public void Every_row_is_in_exactly_one_part_and_each_part_has_its_share_within_one_row(int count)
    {
        foreach (bool stratified in new[] { false, true })
        {
            var (train, validation, test) = Numbered(count).Split(0.5, 0.3, 0.2, new Random(1), stratified);
            Assert.Equal(Enumerable.Range(0, count), Ids(train).Concat(Ids(validation)).Concat(Ids(test)).Order());
            Assert.InRange(train.Count - 0.5 * count, -1, 1);
            Assert.InRange(validation.Count - 0.3 * count, -1, 1);
            Assert.InRange(test.Count - 0.2 * count, -1, 1);
        }
    }

    [Fact]
    public void Whole_shares_are_met_exactly()
    {
        var (train, validation, test) = Numbered(3000).Split(0.6, 0.2, 0.2, new Random(0));
        Assert.Equal((1800, 600, 600), (train.Count, validation.Count, test.Count));
    }

    [Fact]
    public void The_seed_decides_the_parts()
    {
        var (first, _) = Numbered(50).Split(0.8, 0.2, new Random(5));
        var (again, _) = Numbered(50).Split(0.8, 0.2, new Random(5));
        var (other, _) = Numbered(50).Split(0.8, 0.2, new Random(6));
        Assert.Equal(Ids(first), Ids(again));
        Assert.NotEqual(Ids(first), Ids(other));
        Assert.NotEqual(Ids(first).Order(), Ids(first));
    }

    [Fact]
    public void A_stratified_split_shares_out_every_class_in_proportion()
    {
        // 90 rows of class 0 for 10 of class 1.
        Dataset rare = Dataset.Classification(new float[100], [1], [.. Enumerable.Range(0, 100).Select(i => i % 10 == 0 ? 1 : 0)], 2);
        for (int seed = 0; seed < 20; seed++)
        {
            var (train, test) = rare.Split(0.8, 0.2, new Random(seed), stratified: true);
            Assert.InRange(Enumerable.Range(0, train.Count).Count(i => train.ClassAt(i) == 1), 6, 10);
            Assert.InRange(Enumerable.Range(0, test.Count).Count(i => test.ClassAt(i) == 1), 1, 4);
        }
    }

    [Theory]
    [InlineData(0.6, 0.2, 0.1, "The shares 0.6 + 0.2 + 0.1 add up to 0.9, not to 1. Change one so that every row goes somewhere.")]
    [InlineData(1.2, -0.1, -0.1,
        "The shares 1.2 + -0.1 + -0.1 contain one that is negative or not a number. Give each part a share from 0 to 1.")]
    [InlineData(double.NaN, 0.5, 0.5,
        "The shares NaN + 0.5 + 0.5 contain one that is negative or not a number. Give each part a share from 0 to 1.")]
    public void Shares_that_are_no_shares_are_refused(double train, double validation, double test, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => Numbered(10).Split(train, validation, test, new Random(0))).Message);

    [Fact]
    public void Shares_that_add_up_to_one_but_for_rounding_are_accepted() =>
        Assert.Equal(7, Numbered(10).Split(0.7, 0.2, 0.1, new Random(0)).Train.Count); // their sum in double is 0.9999999999999999

    [Fact]
    public void Values_cannot_be_stratified() => Assert.Throws<ArgumentException>(
        () => Dataset.Regression([1, 2], [1], [1, 2]).Split(0.5, 0.5, new Random(0), stratified: true));
}
