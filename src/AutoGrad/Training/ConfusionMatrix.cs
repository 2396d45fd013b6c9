using System.Globalization;
using System.Text;

namespace AutoGrad.Training;

/// <summary>How often examples of each class were taken for each class.</summary>
public sealed class ConfusionMatrix
{
    readonly int[,] counts;

    internal ConfusionMatrix(IReadOnlyList<string> classNames)
    {
        ClassNames = classNames;
        counts = new int[classNames.Count, classNames.Count];
    }

    /// <summary>The names of the classes.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The number of examples of class <paramref name="actual"/> that were taken for class <paramref name="predicted"/>.</summary>
    public int this[int actual, int predicted] => counts[actual, predicted];

    /// <summary>The number of examples, those included for which the model gave NaN.</summary>
    public int Count { get; private set; }

    /// <summary>The number of examples for which the model gave NaN, and so no class.</summary>
    public int Undecided { get; private set; }

    /// <summary>The share of examples whose class was found.</summary>
    public double Accuracy => (double)Enumerable.Range(0, ClassNames.Count).Sum(c => counts[c, c]) / Count;

    /// <summary>Of the examples taken for a class, the share that is of it; NaN if there are none.</summary>
    public double Precision(int classIndex) =>
        (double)counts[classIndex, classIndex] / Enumerable.Range(0, ClassNames.Count).Sum(actual => counts[actual, classIndex]);

    /// <summary>
    /// Of the examples of a class, the share that was taken for it; NaN if there are none. Examples without a decision are left out.
    /// </summary>
    public double Recall(int classIndex) =>
        (double)counts[classIndex, classIndex] / Enumerable.Range(0, ClassNames.Count).Sum(predicted => counts[classIndex, predicted]);

    /// <summary>The table: a row for each actual class, a column for each predicted one.</summary>
    public override string ToString()
    {
        int size = ClassNames.Count, label = ClassNames.Max(name => name.Length);
        int width = 1 + Math.Max(label, counts.Cast<int>().Max().ToString(CultureInfo.InvariantCulture).Length);
        var text = new StringBuilder(new string(' ', label));
        for (int c = 0; c < size; c++)
            text.Append(ClassNames[c].PadLeft(width));
        for (int actual = 0; actual < size; actual++)
        {
            text.AppendLine().Append(ClassNames[actual].PadRight(label));
            for (int predicted = 0; predicted < size; predicted++)
                text.Append(counts[actual, predicted].ToString(CultureInfo.InvariantCulture).PadLeft(width));
        }

        return text.ToString();
    }

    internal void Add(int actual, int predicted)
    {
        Count++;
        if (predicted < 0)
            Undecided++;
        else
            counts[actual, predicted]++;
    }
}
