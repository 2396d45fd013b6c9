using AutoGrad.Data;
using AutoGrad.Modules;
using AutoGrad.Training;

namespace AutoGrad.Cli.Tests;

public sealed class SaveTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_saved_weights_work_on_the_columns_as_they_stand_in_the_file()
    {
        string data = folder.Write("plane.csv", SmallData.Plane()), saved = folder["plane.safetensors"];
        CommandRun run = await CommandRun.Of(
            "train", "--data", data, "--layers", "8", "--activation", "tanh", "--learning-rate", "0.02", "--epochs", "60", "--save", saved);
        run.AssertSuccess();
        Assert.Contains($"saved  {saved}", run.Lines);

        var model = new Sequential(new Linear(2, 8, new Random(0)), new Tanh(), new Linear(8, 1, new Random(0)));
        model.Load(saved);
        Assert.InRange(Metrics.R2(model, CsvDataset.Load(data)), 0.99, 1);
    }

    [Fact]
    public async Task Saved_classifiers_take_raw_columns_too()
    {
        string data = folder.Write("trees.csv", SmallData.ThreeGroups()), saved = folder["trees.safetensors"];
        (await CommandRun.Of("train", "--data", data, "--epochs", "60", "--patience", "0", "--layers", "16", "--dropout", "0.1", "--save", saved)).AssertSuccess();
        var model = new Sequential(
            new Linear(2, 16, new Random(0)), new Relu(), new Dropout(0.1, new Random(0)), new Linear(16, 3, new Random(0)));
        model.Load(saved);
        Assert.InRange(Metrics.Accuracy(model, CsvDataset.Load(data)), 0.97, 1);
    }

    [Fact]
    public async Task A_folder_to_save_in_must_exist_before_training_begins()
    {
        CommandRun run = await CommandRun.Of("train", "--save", folder["missing/model.safetensors"]);
        run.AssertRefusal(1, "There is no folder");
        Assert.Equal("", run.Output);
    }

    [Fact]
    public async Task A_folder_is_no_file_to_save_to() => (await CommandRun.Of("train", "--save", folder.Path)).AssertRefusal(1, "This is a folder");
}
