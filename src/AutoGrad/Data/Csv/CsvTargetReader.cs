using System.Globalization;

namespace AutoGrad.Data;

/// <summary>Decides whether the target column of a CSV file holds classes or values, and which.</summary>
sealed class CsvTargetReader(string path, CsvLayout layout, CsvTargetColumn column)
{
    // Beyond this many different integers a column is rather a measurement than a class.
    const int MostClasses = 50;

    // Adding 0 turns −0 into 0, so that both are one class.
    readonly double[] numbers = [.. column.Texts.Select(text => CsvNumbers.TryRead(text, out double number) ? number + 0.0 : double.NaN)];

    /// <summary>Whether the column is to be read as classes.</summary>
    /// <exception cref="DataFormatException">
    /// It cannot be told: numbers and text are mixed, or nearly every row has its own text.
    /// </exception>
    public bool IsClasses(CsvTarget wanted)
    {
        if (wanted != CsvTarget.Detect) return wanted == CsvTarget.Classes;
        if (layout.ClassNames is not null) return true;
        int text = Array.FindIndex(numbers, double.IsNaN);
        int different = text < 0 ? numbers.Distinct().Count() : numbers.Length;
        bool repeats = 2 * different <= column.Rows.Count;
        if (text < 0) return repeats && different <= MostClasses && numbers.All(double.IsInteger);

        if (numbers.Any(number => !double.IsNaN(number)))
            throw new DataFormatException(path,
                $"On line {column.LineOf(text)}, {Target}, '{column.Texts[text]}' is no number, but the target is a number on other lines.",
                "Correct it, or set CsvOptions.Target to CsvTarget.Classes.");
        if (!repeats)
            throw new DataFormatException(path,
                $"The target, {Target}, has {different} different texts in {column.Rows.Count} rows, too many for classes.",
                "Name the right column in CsvOptions.TargetColumn, or set CsvOptions.Target to CsvTarget.Classes.");
        return true;
    }

    /// <summary>The value of each row.</summary>
    /// <exception cref="DataFormatException">A text is no number.</exception>
    public float[] Values()
    {
        int text = Array.FindIndex(numbers, double.IsNaN);
        if (text >= 0)
            throw new DataFormatException(path, $"On line {column.LineOf(text)}, {Target}, '{column.Texts[text]}' is no number.",
                "Correct it, or set CsvOptions.Target to CsvTarget.Classes.");
        return [.. column.Rows.Select(number => (float)numbers[number])];
    }

    /// <summary>
    /// The class of each row, and the classes' names: by their numbers if they are integers, else in the order of the alphabet.
    /// </summary>
    /// <exception cref="DataFormatException">The header names the classes, and a row is not the number of one.</exception>
    public (int[] Classes, string[] Names) Classes()
    {
        if (layout.ClassNames is { } given)
        {
            int wrong = Array.FindIndex(numbers, number => !(number >= 0 && number < given.Length && double.IsInteger(number)));
            if (wrong >= 0)
                throw new DataFormatException(path,
                    $"On line {column.LineOf(wrong)}, {Target}, the class is '{column.Texts[wrong]}';"
                    + $" the header names {given.Length} classes, numbered from 0.",
                    "Correct the row or the header.");
            return ([.. column.Rows.Select(number => (int)numbers[number])], given);
        }

        bool integers = numbers.All(double.IsInteger);
        string[] labels = [.. column.Texts.Select((text, i) => integers ? numbers[i].ToString("F0", CultureInfo.InvariantCulture) : text)];
        string[] names = integers
            ? [.. numbers.Distinct().Order().Select(number => number.ToString("F0", CultureInfo.InvariantCulture))]
            : [.. labels.Distinct().Order(StringComparer.Ordinal)];
        int[] classOf = [.. labels.Select(label => Array.IndexOf(names, label))];
        return ([.. column.Rows.Select(number => classOf[number])], names);
    }

    string Target => layout.Describe(layout.Target);
}
