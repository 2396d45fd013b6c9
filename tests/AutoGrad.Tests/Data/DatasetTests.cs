using AutoGrad.Data;

namespace AutoGrad.Tests.Data;

public class DatasetTests
{
    // Row i holds [i, i + 0.5] and belongs to class i mod 3, so a row tells who it is.
    static Dataset Numbered(int count) => Dataset.Classification(
        [.. Enumerable.Range(0, count).SelectMany(i => new[] { i, i + 0.5f })], [2], [.. Enumerable.Range(0, count).Select(i => i % 3)], 3);

    static int[] Ids(Dataset dataset) => [.. Enumerable.Range(0, dataset.Count).Select(i => (int)dataset.InputAt(i)[0])];

    [Fact]
    public void A_dataset_of_classes_knows_its_shape_its_classes_and_its_rows()
    {
        Dataset data = Dataset.Classification([1, 2, 3, 4], [2], [1, 0], ["cat", "dog"]);
        Assert.Equal(2, data.Count);
        Assert.Equal(2, data.InputShape[0]);
        Assert.True(data.IsClassification);
        Assert.Equal(2, data.ClassCount);
        Assert.Equal(["cat", "dog"], data.ClassNames);
        Assert.Equal([3f, 4f], data.InputAt(1).ToArray());
        Assert.Equal(0, data.ClassAt(1));
        Assert.Equal("2 rows, inputs [2], 2 classes", data.ToString());
    }

    [Fact]
    public void A_dataset_of_values_has_no_classes_and_says_what_to_use_instead()
    {
        Dataset data = Dataset.Regression([1, 2, 3], [1], [10, 11, 20, 21, 30, 31], outputCount: 2);
        Assert.Equal(2, data.OutputCount);
        Assert.Equal([20f, 21f], data.ValuesAt(1).ToArray());
        Assert.Contains("OutputCount", Assert.Throws<InvalidOperationException>(() => data.ClassCount).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => data.ClassAt(0));
        Assert.Throws<InvalidOperationException>(() => Numbered(3).ValuesAt(0));
    }

    [Fact]
    public void Later_changes_to_the_callers_arrays_do_not_reach_the_dataset()
    {
        float[] inputs = [1, 2];
        Dataset data = Dataset.Classification(inputs, [1], [0, 0], 1);
        inputs[0] = 99;
        Assert.Equal(1, data.InputAt(0)[0]);
    }

    [Fact]
    public void Lengths_that_do_not_belong_together_and_classes_without_a_name_are_refused()
    {
        Assert.StartsWith("2 rows of shape [2] need 4 input numbers; there are 3.",
            Assert.Throws<ArgumentException>(() => Dataset.Classification([1, 2, 3], [2], [0, 0], 1)).Message, StringComparison.Ordinal);
        Assert.StartsWith("Row 1 has class 3, but there are 3 class names, numbered from 0.",
            Assert.Throws<ArgumentException>(() => Dataset.Classification([1, 2], [1], [0, 3], 3)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Dataset.Regression([1, 2], [1], [1, 2, 3], outputCount: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.Regression([1], [1], [1], outputCount: 0));
    }

    [Fact]
    public void An_index_outside_the_dataset_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbered(3).InputAt(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbered(3).InputAt(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbered(3).Subset(0, 3));
    }

    [Fact]
    public void Take_gives_the_first_rows_and_Subset_the_named_ones_in_their_order()
    {
        Assert.Equal([0, 1], Ids(Numbered(5).Take(2)));
        Assert.Equal([0, 1, 2], Ids(Numbered(3).Take(10)));
        Assert.Equal([4, 1, 1], Ids(Numbered(5).Subset(4, 1, 1)));
        Assert.Equal([1], Ids(Numbered(5).Subset(4, 1).Subset(1)));
    }

    [Fact]
    public void Reshape_keeps_the_rows_and_refuses_another_number_of_elements()
    {
        Dataset images = Numbered(3).Reshape([1, 2, 1]);
        Assert.Equal("[1, 2, 1]", images.InputShape.ToString());
        Assert.Equal([0, 1, 2], Ids(images));
        Assert.Equal([3, 1, 2, 1], images.ToBatch().Inputs.Shape.ToArray());
        Assert.Throws<ArgumentException>(() => images.Reshape([3]));
    }
}
