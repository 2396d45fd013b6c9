using System.Diagnostics;
using System.Globalization;
using AutoGrad.Training;
using Spectre.Console;

namespace AutoGrad.Cli.Train;

/// <summary>A bar that moves, with the loss and the last validation, and above it a line for each epoch that is done.</summary>
internal sealed class LiveDisplay(IAnsiConsole terminal, int epochs) : ITrainingDisplay
{
    /// <summary>More often than this nobody reads.</summary>
    static readonly TimeSpan interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Leaves room for the rest of the line on a terminal of 80 columns, which would wrap.</summary>
    const int BarWidth = 20;

    public History Show(Func<Action<BatchProgress>?, Action<EpochResult>, History> train) => terminal.Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = BarWidth }, new PercentageColumn(), new RemainingTimeColumn())
        .Start(context =>
        {
            ProgressTask bar = context.AddTask("training", maxValue: epochs);
            string validation = "";
            long shown = 0;
            return train(
                batch =>
                {
                    if (Stopwatch.GetElapsedTime(shown) < interval)
                        return;
                    shown = Stopwatch.GetTimestamp();
                    bar.Value = batch.Epoch - 1 + ((double)batch.Batch / batch.BatchCount);
                    bar.Description = string.Create(CultureInfo.InvariantCulture, $"epoch {batch.Epoch}/{epochs}  loss {batch.Loss:F4}{validation}");
                },
                epoch =>
                {
                    bar.Value = epoch.Epoch;
                    validation = EpochLine.ShortValidation(epoch);
                    terminal.WriteLine(EpochLine.Of(epoch, epochs));
                });
        });
}
