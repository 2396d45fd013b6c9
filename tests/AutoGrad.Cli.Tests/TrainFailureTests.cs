namespace AutoGrad.Cli.Tests;

public sealed class TrainFailureTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_missing_path_is_named() =>
        (await CommandRun.Of("train", "--data", folder["nowhere.csv"])).AssertRefusal(1, "nowhere.csv: There is no such file or folder.");

    [Fact]
    public async Task A_folder_without_data_is_named() =>
        (await CommandRun.Of("train", "--data", folder.Path)).AssertRefusal(1, "This folder holds neither MNIST's four files nor one whose name ends in .csv.");

    [Fact]
    public async Task A_folder_with_some_of_MNIST_s_files_says_which_one_is_missing()
    {
        SmallData.WriteImages(folder);
        File.Delete(folder["t10k-labels-idx1-ubyte"]);
        (await CommandRun.Of("train", "--data", folder.Path)).AssertRefusal(1, "t10k-labels-idx1-ubyte");
    }

    [Fact]
    public async Task One_of_MNIST_s_files_is_not_taken_for_a_table()
    {
        SmallData.WriteImages(folder);
        (await CommandRun.Of("train", "--data", folder["train-images-idx3-ubyte"])).AssertRefusal(1, "--data takes the folder that holds them.");
    }

    [Fact]
    public async Task A_truncated_image_file_is_named()
    {
        SmallData.WriteImages(folder);
        string path = folder["train-images-idx3-ubyte"];
        folder.Write("train-images-idx3-ubyte", File.ReadAllBytes(path)[..^5]);
        (await CommandRun.Of("train", "--data", folder.Path)).AssertRefusal(1, path);
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("a,b,y\n1,2,3\n1,x,3\n", "'x'")]
    [InlineData("a,b,y\n1,2,3\n1,2\n", "Line 3 has 2 field(s)")]
    [InlineData("a,b,y\n1,,3\n2,3,4\n", "the value is missing")]
    [InlineData("1;2;3\n4;5;6\n", "Fields have commas between them")]
    [InlineData("a,b,y\n1,2,3.5\n2,3,4.5\n", "There are too few examples")]
    public async Task A_broken_table_is_described(string text, string expected) =>
        (await CommandRun.Of("train", "--data", folder.Write("broken.csv", text))).AssertRefusal(1, expected);

    [Fact]
    public async Task A_column_that_is_not_there_is_named_with_those_that_are() =>
        (await CommandRun.Of("train", "--data", folder.Write("trees.csv", SmallData.ThreeGroups()), "--target", "height"))
            .AssertRefusal(1, "There is no column 'height'; the columns are 'length', 'weight', 'kind'.");

    [Fact]
    public async Task A_loss_of_values_refuses_a_column_of_text() =>
        (await CommandRun.Of("train", "--data", folder.Write("trees.csv", SmallData.ThreeGroups()), "--loss", "mse")).AssertRefusal(1, "'ash' is no number");

    [Fact]
    public async Task Training_that_diverges_says_so()
    {
        string path = folder.Write("plane.csv", SmallData.Plane());
        CommandRun run = await CommandRun.Of("train", "--data", path, "--optimizer", "sgd", "--learning-rate", "1e30", "--save", folder["model.safetensors"]);
        run.AssertRefusal(1, "Try a smaller learning rate");
        Assert.False(File.Exists(folder["model.safetensors"]));
    }

    [Fact]
    public async Task Interruption_ends_with_the_exit_code_of_shells()
    {
        using StringWriter output = new(), error = new();
        using var interruption = new CancellationTokenSource();
        await interruption.CancelAsync();
        Assert.Equal(130, await CommandLine.RunAsync(["train"], new Streams(output, error), interruption.Token));
        Assert.Equal("Interrupted.", error.ToString().TrimEnd());
    }
}
