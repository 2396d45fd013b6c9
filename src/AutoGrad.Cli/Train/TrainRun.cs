using System.Globalization;
using AutoGrad.Data;
using AutoGrad.Optimizers;
using AutoGrad.Training;

namespace AutoGrad.Cli.Train;

/// <summary>One run of <c>autograd train</c>: data, model, training, test, file.</summary>
internal sealed class TrainRun(TrainSettings settings, Streams streams)
{
    public int Run(CancellationToken cancellation)
    {
        CheckOptions();
        if (settings.Threads is { } threads)
            Compute.MaxThreads = threads;
        var random = new Random(settings.Seed);
        TrainingData data = DataSource.Load(settings, random);
        LossChoice loss = LossFor(data.Train);
        var model = new Perceptron(
            data.Train.InputShape.ElementCount, settings.Layers?.Widths ?? data.Defaults.Layers, data.Train.OutputCount,
            settings.Activation ?? ActivationChoice.Named("relu"), settings.Dropout, random);
        WriteLine($"data   {data}");
        WriteLine($"model  {model}");
        cancellation.ThrowIfCancellationRequested();

        Fit(model, loss, data, random, cancellation);
        double testLoss = Metrics.Loss(model.Module, Scaled(data, data.Test), loss.Loss);
        data.Scaling?.MoveInto(model.First, model.Last);
        if (settings.Save is { } path)
        {
            model.Module.Save(path);
            WriteLine($"saved  {path}");
        }

        TestReport.Write(streams.Output, model.Module, data.Test, testLoss);
        return ExitCode.Success;
    }

    void Fit(Perceptron model, LossChoice loss, TrainingData data, Random random, CancellationToken cancellation)
    {
        int epochs = settings.Epochs ?? data.Defaults.Epochs, batchSize = settings.BatchSize ?? data.Defaults.BatchSize;
        int patience = settings.Patience ?? data.Defaults.Patience;
        double rate = settings.LearningRate ?? settings.Optimizer.LearningRate;
        LearningRateSchedule schedule = settings.Schedule?.Invoke(epochs) ?? LearningRateSchedule.Constant;
        WriteLine($"loss   {loss.Name}; {settings.Optimizer.Name} with learning rate {rate:R}, {schedule}; batches of {batchSize}");
        WriteLine($"");

        ITrainingDisplay display = streams.Terminal is { } terminal ? new LiveDisplay(terminal, epochs) : new PlainDisplay(streams.Output, epochs);
        Dataset train = Scaled(data, data.Train), validation = Scaled(data, data.Validation);
        History history = display.Show((onBatch, onEpoch) => new Trainer(model.Module, loss.Loss, settings.Optimizer.Make(model.Module, rate, settings))
        {
            BatchSize = batchSize,
            MaxEpochs = epochs,
            EarlyStopping = patience > 0 ? new EarlyStopping(patience) : null,
            Schedule = schedule,
            Random = random,
            OnBatch = onBatch,
            OnEpoch = onEpoch,
        }.Fit(train, validation, cancellation));
        if (patience > 0)
            WriteLine($"{(history.StoppedEarly ? "stopped early: " : "")}the best weights are those of epoch {history.Best.Epoch}");
    }

    void CheckOptions()
    {
        if (settings.Momentum is not null && settings.Optimizer.Name != "sgd")
            throw new UsageException($"--momentum belongs to the optimizer sgd, and this is {settings.Optimizer.Name}.");
        if (settings.Save is { } path && Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"{path}: There is no folder {folder} to save in.");
        if (settings.Save is { } existing && Directory.Exists(existing))
            throw new IOException($"{existing}: This is a folder; --save takes the name of a file.");
    }

    LossChoice LossFor(Dataset train)
    {
        LossChoice loss = settings.Loss ?? (train.IsClassification ? LossChoice.CrossEntropy : LossChoice.MeanSquaredError);
        return loss.ForClasses == train.IsClassification
            ? loss
            : throw new UsageException($"--loss {loss.Name} is for {(loss.ForClasses ? "classes" : "values")}, and these data have {(loss.ForClasses ? "values" : "classes")} as targets.");
    }

    static Dataset Scaled(TrainingData data, Dataset part) => data.Scaling?.Apply(part) ?? part;

    void WriteLine(FormattableString text) => streams.Output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
