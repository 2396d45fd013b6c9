namespace AutoGrad.Losses;

public static partial class Loss
{
    /// <summary>
    /// Multi-class hinge loss with margin 1, the mean of Σ_c max(0, margin − sₖ + s_c)/C over the classes c other than each row's class k.
    /// </summary>
    /// <param name="scores">s, [n, C], or [C] for a single row.</param>
    /// <param name="targets">Int32 labels from 0 to C − 1, [n] or [].</param>
    /// <returns>A tensor of shape [].</returns>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="DTypeException">The scores are not floating-point, or the targets are not Int32.</exception>
    /// <exception cref="ArgumentException">A label is no class.</exception>
    public static Tensor MultiMargin(Tensor scores, Tensor targets) => MultiMargin(scores, targets, power: 1);

    /// <summary>Multi-class hinge loss, Σ_c wₖ · max(0, margin − sₖ + s_c)ᵖ/C over the classes c other than each row's class k.</summary>
    /// <param name="scores">s, [n, C], or [C] for a single row.</param>
    /// <param name="targets">Int32 labels from 0 to C − 1, [n] or [].</param>
    /// <param name="power">p, 1 or 2.</param>
    /// <param name="margin">By how much the class should exceed the others.</param>
    /// <param name="classWeights">w, [C]; null for ones.</param>
    /// <param name="reduction">What becomes of the losses of the rows.</param>
    /// <returns>A tensor of shape [], or of the targets' without a reduction.</returns>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="DTypeException">
    /// The scores are not floating-point, the targets are not Int32, or the weights not of the scores' dtype.
    /// </exception>
    /// <exception cref="ArgumentException">A label is no class, or the power is neither 1 nor 2.</exception>
    public static Tensor MultiMargin(
        Tensor scores, Tensor targets, int power = 1, double margin = 1, Tensor? classWeights = null, Reduction reduction = Reduction.Mean)
    {
        ClassLabels.Check(nameof(MultiMargin), scores, targets);
        ClassLabels.CheckWeights(nameof(MultiMargin), scores, classWeights);
        if (power is not (1 or 2))
            throw new ArgumentOutOfRangeException(nameof(power), power, "The power is 1 or 2.");
        int axis = ClassLabels.Axis(scores), classes = scores.Shape[axis];
        Tensor labels = targets.Unsqueeze(axis);
        Tensor terms = (scores - scores.Gather(axis, labels) + margin).Relu();
        if (power == 2)
            terms = terms.Square();
        Tensor others = Tensor.Arange(classes, DType.Int32).NotEqual(labels);
        Tensor losses = Tensor.Where(others, terms, 0).Sum(axis) / classes;
        return Reduce(classWeights is null ? losses : losses * ClassLabels.PickWeights(classWeights, targets), reduction);
    }
}
