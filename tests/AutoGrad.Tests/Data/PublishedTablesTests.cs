using AutoGrad.Data;

namespace AutoGrad.Tests.Data;

/// <summary>The counts are those that the publishers state in each data set's description.</summary>
public class PublishedTablesTests
{
    [Theory]
    [InlineData("iris", 150, 4, new[] { 50, 50, 50 }, "virginica")]
    [InlineData("wine", 178, 13, new[] { 59, 71, 48 }, "class_2")]
    [InlineData("breast_cancer", 569, 30, new[] { 212, 357 }, "benign")]
    [InlineData("digits", 1797, 64, new[] { 178, 182, 177, 183, 181, 182, 181, 179, 174, 180 }, "9")]
    public void A_folder_of_a_classification_reads_without_options(string name, int rows, int columns, int[] perClass, string lastClass)
    {
        Dataset data = CsvDataset.Load(SharedData.Find(name));
        Assert.Equal((rows, columns, lastClass), (data.Count, data.InputShape[0], data.ClassNames[^1]));
        Assert.Equal(perClass, Enumerable.Range(0, rows).CountBy(data.ClassAt).OrderBy(pair => pair.Key).Select(pair => pair.Value));
    }

    [Fact]
    public void Diabetes_reads_as_a_regression()
    {
        Dataset data = CsvDataset.Load(SharedData.Find("diabetes"));
        Assert.Equal("442 rows, inputs [10], 1 target value(s)", data.ToString());
        float[] progress = data.ToBatch().Targets.ToArray<float>();
        Assert.Equal((25f, 346f), (progress.Min(), progress.Max()));
    }

    [Fact]
    public void A_compressed_table_reads_like_a_plain_one()
    {
        Dataset plain = CsvDataset.Load(Path.Combine(SharedData.Find("digits"), "digits.csv"));
        Dataset packed = CsvDataset.Load(Path.Combine(SharedData.Find("digits"), "digits.csv.gz"));
        Assert.Equal(plain.ToBatch().Inputs.ToArray<float>(), packed.ToBatch().Inputs.ToArray<float>());
    }

    [Fact]
    public void The_mean_sepal_length_of_iris_is_the_published_one() =>
        Assert.Equal(5.843333, Standardizer.Fit(CsvDataset.Load(SharedData.Find("iris"))).Mean[0], 0.000001); // iris.names: mean 5.84
}
