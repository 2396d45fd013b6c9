using System.CommandLine;

namespace AutoGrad.Cli.Train;

/// <summary>The command <c>autograd train</c>.</summary>
internal static class TrainCommand
{
    public static Command Create(Streams streams)
    {
        var options = new TrainOptions();
        var command = new Command("train", "Trains a multilayer perceptron on digits, on images in MNIST's format or on a CSV file, and tests it on examples it has not seen.");
        options.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            TrainSettings settings = options.Read(parsed);
            // On a thread of its own, so that Ctrl+C is heard while it computes.
            return Task.Run(() => new TrainRun(settings, streams).Run(cancellation), CancellationToken.None);
        });
        return command;
    }
}
