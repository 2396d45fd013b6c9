using AutoGrad.Data;

namespace AutoGrad.Cli.Train;

/// <summary>Finds out what kind of data a path means, reads it and divides it.</summary>
internal static class DataSource
{
    /// <summary>How many digits the program draws for itself.</summary>
    const int DrawnDigits = 10_000;

    /// <summary>The share of MNIST's training images that training is watched on; the test images are a set of their own.</summary>
    const double ValidationShareOfImages = 1.0 / 12;

    static readonly EnumerationOptions anyCase = new() { MatchCasing = MatchCasing.CaseInsensitive };

    public static TrainingData Load(TrainSettings settings, Random random) => settings.Data switch
    {
        null => Digits(settings, random),
        { } folder when HoldsImages(folder) => Images(folder, settings, random),
        { } file when File.Exists(file) && IsImageFile(file) =>
            throw new InvalidDataException($"{file}: This is one of MNIST's four files; --data takes the folder that holds them."),
        { } folder when Directory.Exists(folder) && !Directory.EnumerateFiles(folder, "*.csv", anyCase).Any() =>
            throw new InvalidDataException($"{folder}: This folder holds neither MNIST's four files nor one whose name ends in .csv."),
        { } path => Table(path, settings, random),
    };

    static TrainingData Digits(TrainSettings settings, Random random)
    {
        RefuseColumns(settings);
        return Divided("digits drawn by the program", SyntheticDigits.Create(DrawnDigits, random), random, TrainDefaults.Images);
    }

    static TrainingData Images(string folder, TrainSettings settings, Random random)
    {
        RefuseColumns(settings);
        (Dataset images, Dataset test) = Mnist.Load(folder);
        (Dataset train, Dataset validation) = images.Split(1 - ValidationShareOfImages, ValidationShareOfImages, random, stratified: true);
        return Checked(new TrainingData(NameOf(folder), train, validation, test, TrainDefaults.Images));
    }

    static TrainingData Table(string path, TrainSettings settings, Random random)
    {
        TrainingData data = Divided(NameOf(path), ReadTable(path, settings), random, TrainDefaults.Table);
        return data with { Scaling = Scaling.Fit(data.Train) };
    }

    static Dataset ReadTable(string path, TrainSettings settings)
    {
        var options = new CsvOptions
        {
            TargetColumn = settings.Target,
            Ignore = settings.Ignore,
            Target = settings.Loss switch { null => CsvTarget.Detect, { ForClasses: true } => CsvTarget.Classes, _ => CsvTarget.Values },
        };
        try
        {
            return CsvDataset.Load(path, options);
        }
        // The remedy for a programmer is none for whoever types a command.
        catch (DataFormatException exception) when (exception.Remedy.Contains(nameof(CsvOptions), StringComparison.Ordinal))
        {
            throw new InvalidDataException(
                $"{exception.Path}: {exception.Facts} Fields have commas between them; --target names the column to be predicted, and --ignore those to be left out.",
                exception);
        }
    }

    static TrainingData Divided(string name, Dataset all, Random random, TrainDefaults defaults)
    {
        (Dataset train, Dataset validation, Dataset test) = all.Split(0.6, 0.2, 0.2, random, stratified: all.IsClassification);
        return Checked(new TrainingData(name, train, validation, test, defaults));
    }

    static TrainingData Checked(TrainingData data) => data is { Train.Count: > 0, Validation.Count: > 0, Test.Count: > 0 }
        ? data
        : throw new InvalidDataException(
            $"{data.Name}: There are too few examples to train, to validate and to test on ({data.Train.Count}, {data.Validation.Count} and {data.Test.Count}). Give at least 5.");

    static bool HoldsImages(string path) => Directory.Exists(path) && Directory.EnumerateFiles(path).Any(IsImageFile);

    static bool IsImageFile(string path)
    {
        string name = Path.GetFileName(path);
        return (name.StartsWith("train-", StringComparison.Ordinal) || name.StartsWith("t10k-", StringComparison.Ordinal))
            && name.Contains("-ubyte", StringComparison.Ordinal);
    }

    static string NameOf(string path) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));

    static void RefuseColumns(TrainSettings settings)
    {
        if (settings.Target is not null || settings.Ignore.Count > 0)
            throw new UsageException("--target and --ignore name columns of a CSV file, and these data are images.");
    }
}
