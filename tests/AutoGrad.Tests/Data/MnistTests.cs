using AutoGrad.Data;

namespace AutoGrad.Tests.Data;

public sealed class MnistTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    static byte[] Images(int count) =>
        [0, 0, 8, 3, 0, 0, 0, (byte)count, 0, 0, 0, 2, 0, 0, 0, 2, .. Enumerable.Repeat((byte)51, 4 * count)];

    static byte[] Labels(params byte[] labels) => [0, 0, 8, 1, 0, 0, 0, (byte)labels.Length, .. labels];

    void WriteSet(byte[] trainLabels)
    {
        folder.Write("train-images-idx3-ubyte", Images(2));
        folder.Write("train-labels.idx1-ubyte", trainLabels);
        folder.Write("t10k-images.idx3-ubyte", Images(1));
        folder.Write("t10k-labels-idx1-ubyte", Labels(9));
    }

    [Fact]
    public void Files_are_found_with_a_dash_or_a_dot_before_idx()
    {
        WriteSet(Labels(3, 4));
        var (train, test) = Mnist.Load(folder.Path);
        Assert.Equal("2 rows, inputs [4], 10 classes", train.ToString());
        Assert.Equal(1, test.Count);
        Assert.Equal(4, train.ClassAt(1));
        Assert.Equal([0.2f, 0.2f, 0.2f, 0.2f], train.InputAt(0).ToArray()); // 51 / 255
    }

    [Fact]
    public void A_missing_file_is_named_with_all_the_names_it_may_have()
    {
        string message = Assert.Throws<FileNotFoundException>(() => Mnist.Load(folder.Path)).Message;
        Assert.Contains("train-images-idx3-ubyte, train-images-idx3-ubyte.gz, train-images.idx3-ubyte", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_and_labels_that_do_not_belong_together_are_refused()
    {
        WriteSet(Labels(3, 4, 5));
        Assert.StartsWith("There are 3 labels for the 2 images in", Assert.Throws<DataFormatException>(() => Mnist.Load(folder.Path)).Facts,
            StringComparison.Ordinal);
        WriteSet(Labels(3, 10));
        Assert.Equal("Label 1 is 10; MNIST's go from 0 to 9.", Assert.Throws<DataFormatException>(() => Mnist.Load(folder.Path)).Facts);
        WriteSet(Images(2));
        Assert.Equal("It holds UnsignedByte in [2, 2, 2]; MNIST has UnsignedByte labels [count].",
            Assert.Throws<DataFormatException>(() => Mnist.Load(folder.Path)).Facts);
        Assert.Throws<ArgumentException>(() => Mnist.Load(folder.Path, ["one name"]));
    }

    [Fact]
    public void The_published_test_part_of_MNIST_begins_with_a_seven_and_has_its_known_mean()
    {
        var (train, test) = Mnist.Load(SharedData.Find("mnist"));
        Assert.Equal((60000, 10000, 784), (train.Count, test.Count, train.InputShape[0]));
        Assert.Equal([7, 2, 1, 0, 4], Enumerable.Range(0, 5).Select(test.ClassAt)); // the files' first bytes, as od prints them
        // Mean 0.1307 and standard deviation 0.3081 of all training pixels are the figures that the field normalizes MNIST with.
        Standardizer columns = Standardizer.Fit(train);
        Assert.Equal(0.1307, columns.Mean.ToArray().Average(), 0.00005);
    }

    [Fact]
    public void Fashion_MNIST_reads_the_same_way_with_names_for_its_classes()
    {
        var (train, test) = Mnist.Load(SharedData.Find("fashion-mnist"), Mnist.FashionClassNames);
        Assert.Equal((60000, 10000), (train.Count, test.Count));
        Assert.Equal("Ankle boot", train.ClassNames[train.ClassAt(0)]);
        // "6,000 per class" (Xiao, Rasul and Vollgraf, 2017, section 3).
        Assert.All(Enumerable.Range(0, 60000).CountBy(train.ClassAt), pair => Assert.Equal(6000, pair.Value));
    }
}
