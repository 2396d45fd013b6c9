namespace AutoGrad.Training;

/// <summary>The classes that a model's outputs speak for.</summary>
internal static class Predictions
{
    /// <summary>
    /// For each row of [n, classes] the place of its largest output, the first one of equals; for one output a row, as [n] or [n, 1], class
    /// 1 where it is above 0 and else class 0. A row with NaN has the class −1, which no example has.
    /// </summary>
    /// <exception cref="ShapeException">The outputs do not fit the number of classes.</exception>
    public static int[] Classes(Tensor outputs, int count, int classCount)
    {
        if (!Fit(outputs, count, classCount))
        {
            string binary = classCount == 2 ? $", or one logit each as [{count}, 1]" : "";
            throw new ShapeException(
                $"A model for {classCount} classes gives [{count}, {classCount}] for {count} examples{binary}; this one gave {outputs.Shape}. Give its last layer {classCount} outputs.");
        }

        int width = outputs.Length / Math.Max(1, count);
        var classes = new int[count];
        for (int row = 0; row < count; row++)
            classes[row] = width == 1 ? Binary(outputs.ElementAt(row)) : Largest(outputs, row * width, width);
        return classes;
    }

    /// <summary>Whether outputs speak for classes.</summary>
    public static bool Fit(Tensor outputs, int count, int classCount) =>
        outputs.Rank is 1 or 2
        && outputs.Shape[0] == count
        && (outputs.Length == (long)count * classCount || (outputs.Length == count && classCount == 2));

    static int Binary(double logit) => double.IsNaN(logit) ? -1 : logit > 0 ? 1 : 0;

    static int Largest(Tensor outputs, int start, int width)
    {
        int best = 0;
        for (int c = 0; c < width; c++)
        {
            double output = outputs.ElementAt(start + c);
            if (double.IsNaN(output))
                return -1;
            if (output > outputs.ElementAt(start + best))
                best = c;
        }

        return best;
    }
}
