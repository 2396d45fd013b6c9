namespace AutoGrad.Losses;

/// <summary>Class labels beside scores [n, classes, …]: their checks, and the scores that they choose.</summary>
internal static class ClassLabels
{
    /// <summary>The axis that counts the classes: the second, or the only one.</summary>
    public static int Axis(Tensor scores) => scores.Rank == 1 ? 0 : 1;

    /// <summary>Refuses labels that are not Int32, do not have the shape of the scores without the axis of classes, or are no class.</summary>
    public static void Check(string loss, Tensor scores, Tensor targets, int? ignoreIndex = null)
    {
        LossOperands.CheckFloating(loss, scores, "prediction");
        ArgumentNullException.ThrowIfNull(targets);
        if (scores.Rank == 0)
            throw new ShapeException($"{loss} needs a prediction of shape [n, classes], not a single number.");
        if (targets.DType != DType.Int32)
        {
            throw new DTypeException(
                $"{loss} needs Int32 class labels, but the targets are {targets.DType} {targets.Shape}; cast them with To(DType.Int32), or use CrossEntropyFromProbabilities for soft targets.");
        }

        Shape expected = ShapeOf(scores);
        if (targets.Shape != expected)
            throw new ShapeException($"{loss} needs a label for each row: for predictions {scores.Shape} the targets have the shape {expected}, not {targets.Shape}.");
        int classes = scores.Shape[Axis(scores)];
        ReadOnlySpan<int> labels = targets.Elements<int>();
        for (int row = 0; row < labels.Length; row++)
        {
            if ((uint)labels[row] >= (uint)classes && labels[row] != ignoreIndex)
            {
                throw new ArgumentException(
                    $"{loss}: the class label of row {row} is {labels[row]}, but the predictions {scores.Shape} have {classes} classes, numbered from 0.", nameof(targets));
            }
        }
    }

    /// <summary>The shape of labels beside scores.</summary>
    public static Shape ShapeOf(Tensor scores)
    {
        int axis = Axis(scores);
        return [.. scores.Shape.Axes[..axis], .. scores.Shape.Axes[(axis + 1)..]];
    }

    /// <summary>Refuses class weights that are not one number for each class.</summary>
    public static void CheckWeights(string loss, Tensor scores, Tensor? weights)
    {
        if (weights is null)
            return;
        int classes = scores.Shape[Axis(scores)];
        if (weights.Shape != [classes])
        {
            throw new ShapeException(
                $"{loss} needs a weight for each of the {classes} classes, of shape [{classes}], but the class weights have the shape {weights.Shape}.");
        }

        LossOperands.CheckDType(loss, weights, "class weight", scores);
    }

    /// <summary>The score of each row's class, with the axis of classes at length 1.</summary>
    public static Tensor Pick(Tensor scores, Tensor targets)
    {
        int axis = Axis(scores);
        return scores.Gather(axis, targets.Unsqueeze(axis));
    }

    /// <summary>The weight of each row's class.</summary>
    public static Tensor PickWeights(Tensor weights, Tensor targets) => weights.Gather(0, targets.Reshape([targets.Length])).Reshape(targets.Shape);

    /// <summary>Class weights with axes of length 1 around that of the classes, to be multiplied by scores.</summary>
    public static Tensor Along(Tensor weights, Tensor scores)
    {
        var axes = new int[scores.Rank - Axis(scores)];
        Array.Fill(axes, 1);
        axes[0] = weights.Length;
        return weights.Reshape(Shape.Create(axes));
    }
}
