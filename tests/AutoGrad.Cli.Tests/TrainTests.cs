using System.Globalization;
using System.Text.RegularExpressions;

namespace AutoGrad.Cli.Tests;

public sealed partial class TrainTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_table_of_groups_is_learnt_and_reported_line_by_line()
    {
        CommandRun run = await CommandRun.Of("train", "--data", folder.Write("trees.csv", SmallData.ThreeGroups()), "--epochs", "60", "--patience", "0");
        run.AssertSuccess();
        Assert.Equal("data   trees.csv: 72 training, 24 validation, 24 test examples, inputs [2], 3 classes", run.Lines[0]);
        Assert.Equal("model  2 → 64 → 3, relu, 387 parameters", run.Lines[1]);
        Assert.Equal("loss   cross-entropy; adam with learning rate 0.001, constant; batches of 16", run.Lines[2]);
        Assert.Equal(60, run.Lines.Count(EpochLine().IsMatch));
        Assert.DoesNotContain('\x1b', run.Output);
        Assert.Contains("beech     0     8     0", run.Lines);
        Assert.Equal("test accuracy 1.0000", run.Lines[^1]);
    }

    [Fact]
    public async Task Values_are_learnt_and_measured_in_their_own_unit()
    {
        CommandRun run = await CommandRun.Of(
            "train", "--data", folder.Write("plane.csv", SmallData.Plane()), "--layers", "none", "--learning-rate", "0.05", "--epochs", "60");
        run.AssertSuccess();
        Assert.True(Figure(run, "test rmse ") < 0.5, run.Output);
        Assert.InRange(Figure(run, "test r2 "), 0.999, 1);
        Assert.StartsWith("test r2 ", run.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_MNIST_s_files_brings_its_own_test_set()
    {
        SmallData.WriteImages(folder);
        CommandRun run = await CommandRun.Of("train", "--data", folder.Path, "--epochs", "20", "--learning-rate", "0.02", "--layers", "16");
        run.AssertSuccess();
        Assert.EndsWith(": 220 training, 20 validation, 40 test examples, inputs [16], 10 classes", run.Lines[0], StringComparison.Ordinal);
        Assert.Equal("test accuracy 1.0000", run.Lines[^1]);
    }

    [Fact]
    public async Task The_digits_drawn_by_the_program_are_learnt_in_one_epoch_already()
    {
        CommandRun run = await CommandRun.Of("train", "--epochs", "1", "--layers", "32", "--learning-rate", "0.01");
        run.AssertSuccess();
        Assert.Equal("data   digits drawn by the program: 6000 training, 2000 validation, 2000 test examples, inputs [784], 10 classes", run.Lines[0]);
        Assert.True(Figure(run, "test accuracy ") > 0.9, run.Output);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_result_on_any_number_of_threads_and_another_seed_another_one()
    {
        string path = folder.Write("trees.csv", SmallData.ThreeGroups());
        async Task<string> Losses(string seed, string threads) => Duration().Replace(
            (await CommandRun.Of("train", "--data", path, "--epochs", "2", "--dropout", "0.2", "--seed", seed, "--threads", threads)).Output, "");
        string first = await Losses("7", "2");
        Assert.Equal(first, await Losses("7", "1"));
        Assert.NotEqual(first, await Losses("8", "1"));
    }

    [Theory]
    [InlineData("--optimizer", "sgd", "--momentum", "0.5", "--weight-decay", "0.001")]
    [InlineData("--optimizer", "AdamW")]
    [InlineData("--loss", "multi-margin")]
    [InlineData("--schedule", "cosine:0.1")]
    [InlineData("--schedule", "step:1:0.5")]
    [InlineData("--schedule", "exponential:0.9")]
    [InlineData("--layers", "8,8,8", "--activation", "geluTanh")]
    [InlineData("--ignore", "length")]
    [InlineData("--target", "kind")]
    [InlineData("--dropout", "0.5")]
    public async Task Every_option_trains(params string[] options)
    {
        CommandRun run = await CommandRun.Of(["train", "--data", folder.Write("trees.csv", SmallData.ThreeGroups()), "--epochs", "2", .. options]);
        run.AssertSuccess();
        Assert.StartsWith("test accuracy ", run.Lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mse")]
    [InlineData("l1")]
    [InlineData("huber")]
    [InlineData("smooth-l1")]
    public async Task Every_loss_of_values_trains(string loss)
    {
        CommandRun run = await CommandRun.Of("train", "--data", folder.Write("plane.csv", SmallData.Plane()), "--epochs", "2", "--loss", loss);
        run.AssertSuccess();
        Assert.StartsWith("test r2 ", run.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Early_stopping_names_the_epoch_whose_weights_stay()
    {
        CommandRun run = await CommandRun.Of(
            "train", "--data", folder.Write("trees.csv", SmallData.ThreeGroups()), "--epochs", "50", "--patience", "2", "--learning-rate", "1", "--optimizer", "sgd");
        run.AssertSuccess();
        Assert.Matches("stopped early: the best weights are those of epoch [0-9]+", run.Output);
        Assert.True(run.Lines.Count(EpochLine().IsMatch) < 50, run.Output);
    }

    static double Figure(CommandRun run, string label) => double.Parse(
        run.Lines.Single(line => line.StartsWith(label, StringComparison.Ordinal))[label.Length..], CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^epoch +\d+/\d+  loss \d\.\d{4}  validation loss \d\.\d{4}  validation accuracy \d\.\d{4}  \d+\.\d s$")]
    private static partial Regex EpochLine();

    [GeneratedRegex(@"  \d+\.\d s\b")]
    private static partial Regex Duration();
}
