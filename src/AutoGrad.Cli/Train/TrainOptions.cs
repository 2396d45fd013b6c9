using System.CommandLine;
using AutoGrad.Cli.Options;
using AutoGrad.Optimizers;

namespace AutoGrad.Cli.Train;

/// <summary>The options of <c>autograd train</c>.</summary>
internal sealed class TrainOptions
{
    readonly Option<string?> data = ValueOptions.Text("--data", "path",
        "A folder with MNIST's four files, plain or gzip; or a CSV file, or a folder with one. Without it, digits that the program draws itself.");

    readonly Option<string?> target = ValueOptions.Text("--target", "column", "The CSV column to be predicted. [default: the last one]");

    readonly Option<string?> ignore = ValueOptions.Text("--ignore", "columns", "CSV columns that are neither inputs nor target, with commas between them.");

    readonly Option<LayerWidths?> layers = ValueOptions.Parsed("--layers", "widths",
        "The widths of the hidden layers, such as 128,64; 'none' for a linear model. [default: 128 for images, 64 for tables]",
        LayerWidths.Expected, LayerWidths.Parse);

    readonly Option<ActivationChoice?> activation = ValueOptions.Choice("--activation", "name",
        "The function after each hidden layer", "relu", ActivationChoice.All);

    readonly Option<double?> dropout = ValueOptions.Number("--dropout", "a probability from 0 and below 1", p => p is >= 0 and < 1,
        "The probability with which each activation is dropped in training. [default: 0]");

    readonly Option<LossChoice?> loss = ValueOptions.Choice("--loss", "name",
        "The loss", "cross-entropy for classes, mse for values", LossChoice.All);

    readonly Option<OptimizerChoice?> optimizer = ValueOptions.Choice("--optimizer", "name", "The optimizer", "adam", OptimizerChoice.All);

    readonly Option<double?> learningRate = ValueOptions.Number("--learning-rate", "a number above 0", rate => rate > 0,
        "The learning rate. [default: 0.001, for sgd 0.01]");

    readonly Option<double?> momentum = ValueOptions.Number("--momentum", "a number from 0 and below 1", m => m is >= 0 and < 1,
        "The momentum of sgd. [default: 0.9]");

    readonly Option<double?> weightDecay = ValueOptions.Number("--weight-decay", "a number from 0", decay => decay >= 0,
        "The weight decay. [default: 0, for adamw 0.01]");

    readonly Option<Func<int, LearningRateSchedule>?> schedule = ValueOptions.Parsed("--schedule", "schedule",
        $"How the learning rate goes with time: {ScheduleChoice.Expected}. [default: constant]", ScheduleChoice.Expected, ScheduleChoice.Parse);

    readonly Option<int?> batch = ValueOptions.Count("--batch", least: 1, "The number of examples in a batch. [default: 64 for images, 16 for tables]");

    readonly Option<int?> epochs = ValueOptions.Count("--epochs", least: 1, "The number of epochs at most. [default: 10 for images, 200 for tables]");

    readonly Option<int?> patience = ValueOptions.Count("--patience", least: 0,
        "Stop after so many epochs in which the validation loss did not improve, with the best weights; 0 for never. [default: 3 for images, 20 for tables]");

    readonly Option<int?> seed = ValueOptions.Count("--seed", least: 0,
        "Decides everything that is random: the same seed gives the same weights. [default: 0]");

    readonly Option<int?> threads = ValueOptions.Count("--threads", least: 1, "How many threads an operation may use. [default: all processors]");

    readonly Option<string?> save = ValueOptions.Text("--save", "file",
        "Writes the trained weights in safetensors format. The saved model takes the data as it stands in the file: scaling is part of its weights.");

    public void AddTo(Command command)
    {
        Option[] all =
        [
            data, target, ignore, layers, activation, dropout, loss, optimizer, learningRate, momentum, weightDecay, schedule, batch, epochs, patience, seed, threads, save,
        ];
        foreach (Option option in all)
            command.Add(option);
    }

    public TrainSettings Read(ParseResult parsed) => new()
    {
        Data = parsed.GetValue(data),
        Target = parsed.GetValue(target),
        Ignore = parsed.GetValue(ignore)?.Split(',', StringSplitOptions.TrimEntries) ?? [],
        Layers = parsed.GetValue(layers),
        Activation = parsed.GetValue(activation),
        Dropout = parsed.GetValue(dropout) ?? 0,
        Loss = parsed.GetValue(loss),
        Optimizer = parsed.GetValue(optimizer) ?? OptimizerChoice.Adam,
        LearningRate = parsed.GetValue(learningRate),
        Momentum = parsed.GetValue(momentum),
        WeightDecay = parsed.GetValue(weightDecay),
        Schedule = parsed.GetValue(schedule),
        BatchSize = parsed.GetValue(batch),
        Epochs = parsed.GetValue(epochs),
        Patience = parsed.GetValue(patience),
        Seed = parsed.GetValue(seed) ?? 0,
        Threads = parsed.GetValue(threads),
        Save = parsed.GetValue(save),
    };
}
