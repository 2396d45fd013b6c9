namespace AutoGrad.Data;

/// <summary>MNIST's hand-written digits, and sets published in the same form, such as Fashion-MNIST.</summary>
public static class Mnist
{
    /// <summary>What the ten classes of Fashion-MNIST show (Xiao, Rasul and Vollgraf, 2017).</summary>
    public static IReadOnlyList<string> FashionClassNames { get; } =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    /// <summary>Reads the four files of a folder.</summary>
    /// <param name="directory">
    /// Holds <c>train-images-idx3-ubyte</c>, <c>train-labels-idx1-ubyte</c>, <c>t10k-images-idx3-ubyte</c> and
    /// <c>t10k-labels-idx1-ubyte</c>, each with or without <c>.gz</c>; the dash before <c>idx</c> may be a dot.
    /// </param>
    /// <param name="classNames">The names of the ten classes; without it they are called by their numbers.</param>
    /// <returns>
    /// The training and the test part in the files' order. Inputs [784] for images of 28 × 28, row by row, 0 to 1; reshape to [1, 28, 28]
    /// for convolutions.
    /// </returns>
    /// <exception cref="FileNotFoundException">One of the files is not there under any of its names.</exception>
    /// <exception cref="DataFormatException">A file is damaged, or images and labels do not belong together.</exception>
    /// <exception cref="ArgumentException"><paramref name="classNames"/> has not ten names.</exception>
    public static (Dataset Train, Dataset Test) Load(string directory, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(directory);
        string[] names = classNames is null ? Dataset.NumberNames(10) : [.. classNames];
        if (names.Length != 10) throw new ArgumentException($"MNIST has 10 classes; {names.Length} names are given.", nameof(classNames));
        return (LoadPart(directory, "train", names), LoadPart(directory, "t10k", names));
    }

    static Dataset LoadPart(string directory, string part, string[] classNames)
    {
        IdxFile images = IdxFile.Read(Find(directory, part, "images", rank: 3));
        IdxFile labels = IdxFile.Read(Find(directory, part, "labels", rank: 1));
        CheckForm(images, rank: 3, "images [count, height, width]");
        CheckForm(labels, rank: 1, "labels [count]");
        if (images.Lengths[0] != labels.Lengths[0])
            throw new DataFormatException(labels.Path,
                $"There are {labels.Lengths[0]} labels for the {images.Lengths[0]} images in {images.Path}.",
                "Take both files from the same set.");

        int[] classes = labels.ToIntegers();
        int wrong = Array.FindIndex(classes, label => label > 9);
        if (wrong >= 0)
            throw new DataFormatException(labels.Path, $"Label {wrong} is {classes[wrong]}; MNIST's go from 0 to 9.",
                "Read other sets with IdxFile.");
        return Dataset.Owning(images.ToSingles(divisor: 255), [images.Lengths[1] * images.Lengths[2]], classes, classNames);
    }

    static string Find(string directory, string part, string content, int rank)
    {
        string name = $"{part}-{content}-idx{rank}-ubyte";
        string dotted = $"{part}-{content}.idx{rank}-ubyte";
        string[] candidates = [name, $"{name}.gz", dotted, $"{dotted}.gz"];
        return candidates.Select(candidate => Path.Combine(directory, candidate)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException(
                $"{directory}: None of {string.Join(", ", candidates)} is there. Put the set's four files into this folder.",
                Path.Combine(directory, name));
    }

    static void CheckForm(IdxFile file, int rank, string expected)
    {
        if (file.Element != IdxElement.UnsignedByte || file.Lengths.Length != rank)
            throw new DataFormatException(file.Path,
                $"It holds {file.Element} in [{string.Join(", ", file.Lengths.ToArray())}]; MNIST has UnsignedByte {expected}.",
                "Check that images and labels are not exchanged; read other sets with IdxFile.");
    }
}
