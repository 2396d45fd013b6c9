using System.Globalization;
using System.Numerics;

namespace AutoGrad.Losses;

/// <summary>What losses ask of their operands.</summary>
internal static class LossOperands
{
    /// <summary>Refuses operands that are not floating-point tensors of one shape and dtype.</summary>
    public static void CheckAlike(string loss, Tensor a, Tensor b, string nameOfA = "prediction", string nameOfB = "target")
    {
        CheckFloating(loss, a, nameOfA);
        ArgumentNullException.ThrowIfNull(b, nameOfB);
        if (!b.DType.IsFloating)
        {
            string hint = b.DType == DType.Int32 ? ", or use CrossEntropy for class labels" : "";
            throw new DTypeException(
                $"{loss} needs a {nameOfB} of {a.DType}, like its {nameOfA} {a.Shape}, but it got {b.DType} {b.Shape}; cast it with To(DType.{a.DType}){hint}.");
        }

        if (a.Shape != b.Shape)
        {
            throw new ShapeException(
                $"{loss} needs operands of one shape: the {nameOfA} is {a.Shape}, the {nameOfB} is {b.Shape}. Nothing is broadcast in a loss; Reshape one of them.");
        }

        if (a.DType != b.DType)
            throw new DTypeException($"{loss} needs operands of one dtype: the {nameOfA} is {a.DType}, the {nameOfB} is {b.DType}. Cast one with To(DType.{a.DType}).");
    }

    public static void CheckFloating(string loss, Tensor x, string name)
    {
        ArgumentNullException.ThrowIfNull(x, name);
        if (!x.DType.IsFloating)
            throw new DTypeException($"{loss} needs {name} of Float32 or Float64, but it got {x.DType} {x.Shape}; cast it with To(DType.Float32).");
    }

    /// <summary>Refuses weights that cannot be repeated to fill the shape of what they weigh.</summary>
    public static void CheckWeights(string loss, Tensor? weight, string name, Tensor x)
    {
        if (weight is null)
            return;
        if (!Broadcasting.CanExpand(weight.Shape, x.Shape))
            throw new ShapeException($"{loss} needs a {name} that can be repeated to {x.Shape}, but it has the shape {weight.Shape}.");
        CheckDType(loss, weight, name, x);
    }

    public static void CheckDType(string loss, Tensor weight, string name, Tensor x)
    {
        if (weight.DType != x.DType && !weight.IsNumber)
            throw new DTypeException($"{loss} needs a {name} of {x.DType}, but it is {weight.DType}; cast it with To(DType.{x.DType}).");
    }

    /// <summary>Refuses targets that are not one number for each row of x, along its last axis.</summary>
    public static void CheckRows(string loss, Tensor x, Tensor targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        if (x.Rank == 0)
            throw new ShapeException($"{loss} compares rows, so its operands need an axis; they are single numbers.");
        Shape expected = Shape.Create(x.Shape.Axes[..^1]);
        if (targets.Shape != expected)
            throw new ShapeException($"{loss} needs a target for each row: for operands {x.Shape} the targets have the shape {expected}, not {targets.Shape}.");
        CheckDType(loss, targets, "target", x);
    }

    /// <summary>Refuses targets other than −1 and 1.</summary>
    public static void CheckSigns(string loss, Tensor signs)
    {
        for (int i = 0; i < signs.Length; i++)
        {
            if (signs.ElementAt(i) is not (1 or -1))
            {
                throw new ArgumentException(string.Create(
                    CultureInfo.InvariantCulture, $"{loss} needs targets of −1 and 1, but element {i} is {signs.ElementAt(i):R}. From labels 0 and 1 they are 2 * labels - 1."));
            }
        }
    }

    /// <summary>Refuses numbers below 0 and above 1; NaN passes, and the loss is NaN.</summary>
    public static void CheckProbabilities(string loss, Tensor probabilities)
    {
        var search = new ImprobableSearch(probabilities);
        DTypeDispatch.Floating(probabilities.DType, ref search);
        if (search.Found is { } i)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"{loss} needs probabilities from 0 to 1, but element {i} is {probabilities.ElementAt(i):R}. From logits use {loss}WithLogits."), nameof(probabilities));
        }
    }

    public static void CheckAbove(double value, double bound, string name)
    {
        if (!(double.IsFinite(value) && value > bound))
            throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"This is a finite number above {bound:R}."));
    }

    public static void CheckFrom(double value, double bound, string name)
    {
        if (!(double.IsFinite(value) && value >= bound))
            throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"This is a finite number from {bound:R}."));
    }

    /// <summary>Looks for the first element that is no probability.</summary>
    struct ImprobableSearch(Tensor tensor) : IFloatingBody
    {
        public int? Found { get; private set; }

        public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            ReadOnlySpan<T> elements = tensor.Elements<T>();
            for (int i = 0; i < elements.Length && Found is null; i++)
            {
                if (elements[i] < T.Zero || elements[i] > T.One)
                    Found = i;
            }
        }
    }
}
