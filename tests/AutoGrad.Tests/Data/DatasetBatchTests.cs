using AutoGrad.Data;

namespace AutoGrad.Tests.Data;

public class DatasetBatchTests
{
    static Dataset Numbered(int count) => Dataset.Classification(
        [.. Enumerable.Range(0, count).Select(i => (float)i)], [1], [.. Enumerable.Range(0, count)], Math.Max(1, count));

    [Fact]
    public void The_last_batch_has_the_rows_that_are_left()
    {
        Assert.Equal([4, 4, 2], Numbered(10).Batches(4).Select(batch => batch.Count));
        Assert.Equal([4, 4], Numbered(10).Batches(4, dropLast: true).Select(batch => batch.Count));
        Assert.Equal([5, 5], Numbered(10).Batches(5, dropLast: true).Select(batch => batch.Count));
        Assert.Equal([3], Numbered(3).Batches(100).Select(batch => batch.Count));
        Assert.Empty(Numbered(0).Batches(4));
    }

    [Fact]
    public void Without_a_random_generator_the_rows_come_in_their_order()
    {
        Batch[] batches = [.. Numbered(5).Batches(2)];
        Assert.Equal([0f, 1f, 2f, 3f, 4f], batches.SelectMany(batch => batch.Inputs.ToArray<float>()));
        Assert.Equal([0, 1, 2, 3, 4], batches.SelectMany(batch => batch.Targets.ToArray<int>()));
    }

    [Fact]
    public void A_shuffled_epoch_has_every_row_once_with_its_own_target()
    {
        Batch[] batches = [.. Numbered(100).Batches(7, new Random(3))];
        int[] targets = [.. batches.SelectMany(batch => batch.Targets.ToArray<int>())];
        Assert.Equal(Enumerable.Range(0, 100), targets.Order());
        Assert.NotEqual(Enumerable.Range(0, 100), targets);
        Assert.Equal(targets.Select(target => (float)target), batches.SelectMany(batch => batch.Inputs.ToArray<float>()));
    }

    [Fact]
    public void Each_epoch_is_shuffled_anew_and_the_dataset_keeps_its_order()
    {
        Dataset data = Numbered(100);
        IEnumerable<Batch> epochs = data.Batches(100, new Random(3));
        Assert.NotEqual(epochs.Single().Targets.ToArray<int>(), epochs.Single().Targets.ToArray<int>());
        Assert.Equal(Enumerable.Range(0, 100), data.ToBatch().Targets.ToArray<int>());
    }

    [Fact]
    public void Classes_become_a_vector_and_values_a_matrix()
    {
        Batch classes = Dataset.Classification(new float[24], [3, 2], [0, 1, 0, 1], 2).ToBatch();
        Assert.Equal([4, 3, 2], classes.Inputs.Shape.ToArray());
        Assert.Equal([4], classes.Targets.Shape.ToArray());

        Batch values = Dataset.Regression(new float[3], [1], [1, 2, 3]).ToBatch();
        Assert.Equal([3, 1], values.Targets.Shape.ToArray());
        Assert.Equal([1f, 2f, 3f], values.Targets.ToArray<float>());
    }

    [Fact]
    public void A_batch_size_below_one_is_refused_at_once() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbered(3).Batches(0));
}
