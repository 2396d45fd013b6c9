using System.Globalization;

namespace AutoGrad;

/// <summary>Recognises errors by the pattern of the numbers that they leave.</summary>
internal static class Guessing
{
    /// <summary>How far numbers of one pattern may differ, relative to their size, beyond the errors of the differences.</summary>
    const double Slack = 1e-5;

    /// <summary>Below this relative error a gradient is one with too few digits, and not another one.</summary>
    const double FewDigits = 1e-4;

    /// <summary>A ratio this near to 1 is no factor that somebody forgot.</summary>
    const double NoFactor = 0.01;

    /// <summary>The operand with a hint, unless it has one.</summary>
    /// <param name="operand">The operand.</param>
    /// <param name="isZero">Whether the gradient is 0 at every element.</param>
    /// <param name="seedMatters">Whether the gradient changes with the adjoint of the result; in forward mode with the tangent of the operand.</param>
    public static OperandCheck WithGuess(OperandCheck operand, bool isZero, bool seedMatters)
    {
        ElementCheck[] wrong = [.. operand.Elements.Where(element => element.Verdict == Verdict.Fail)];
        if (wrong.Length == 0 || operand.Guess is not null)
            return operand;
        return operand with { Guess = Of(operand, wrong, isZero, seedMatters) is var (kind, text) ? new Guess(kind, operand.Name, $"{operand.Name}: {text}") : null };
    }

    static (GuessKind Kind, string Text)? Of(OperandCheck operand, ElementCheck[] wrong, bool isZero, bool seedMatters)
    {
        bool areAll = wrong.Length == operand.Shape.ElementCount;
        if (Array.TrueForAll(wrong, element => !double.IsFinite(element.Analytic)))
            return (GuessKind.NonFinite, "the gradient is infinite or not a number where the function is smooth; look for 0 · ∞, such as a branch that Where does not take.");
        if (isZero)
            return (GuessKind.NotRecorded, "the gradient is 0 throughout, though the function depends on the operand; nothing is recorded on the way, as after Detach, or the rule returns nothing.");
        if (Array.TrueForAll(wrong, element => element.Shared is not null))
            return (GuessKind.SharedKink, $"elements tie, and their shares of the gradient do not amount to the whole: {Sentences.Of(wrong[0].Shared!)}.");
        if (!seedMatters)
            return (GuessKind.CotangentIgnored, "the gradient does not grow with the adjoint of the result, or with the tangent of the operand; the rule must multiply by it.");
        if (operand.Elements.Count == operand.Shape.ElementCount && Places(operand, wrong) is { } places)
            return places;
        if (wrong.Length > 1 && Array.TrueForAll(wrong, element => IsNear(element, element.Analytic, -element.Numeric)))
            return (GuessKind.Sign, "the gradient has the wrong sign.");
        if (Factor(operand, wrong) is { } factor)
            return factor;
        if (HasRightDigits(wrong))
            return (GuessKind.FewDigits, Digits(wrong));
        if (operand.Elements.Count == operand.Shape.ElementCount)
        {
            if (IsTransposed(operand))
                return (GuessKind.Transposed, "the gradient is that of the transposed operand.");
            if (wrong.Length > 1 && IsPermuted(operand))
                return (GuessKind.Permuted, "the right numbers stand at other places; look for an index that is off, or axes in another order.");
        }

        if (areAll && wrong.Length == 1 && IsNear(wrong[0], wrong[0].Analytic, -wrong[0].Numeric))
            return (GuessKind.Sign, "the gradient has the wrong sign.");
        return null;
    }

    static bool HasRightDigits(ElementCheck[] wrong) => Array.TrueForAll(wrong, element => element.RelativeError < FewDigits);

    static string Digits(ElementCheck[] wrong)
    {
        int digits = (int)Math.Floor(-Math.Log10(wrong.Max(element => element.RelativeError)));
        return $"the gradient is right to {digits} digits and no further; look for a constant that is cut off, a term left out because it is small, or Float32 on the way.";
    }

    static (GuessKind Kind, string Text)? Factor(OperandCheck operand, ElementCheck[] wrong)
    {
        ElementCheck largest = wrong.MaxBy(element => Math.Abs(element.Numeric))!;
        double ratio = largest.Analytic / largest.Numeric;
        if (!double.IsFinite(ratio) || ratio == 0 || Math.Abs(ratio - 1) < NoFactor || !Array.TrueForAll(wrong, element => IsNear(element, element.Analytic, ratio * element.Numeric)))
            return null;

        // One element has some ratio in any case.
        bool isRound = IsRound(ratio) || IsRound(1 / ratio);
        if (wrong.Length == 1 && !(isRound && Math.Max(Math.Abs(ratio), Math.Abs(1 / ratio)) <= 4))
            return null;
        string number = ratio.ToString(Math.Abs(ratio) >= 1 || !isRound ? "G4" : "G6", CultureInfo.InvariantCulture);
        string reason = Math.Abs(ratio - 2) < Slack ? "it is counted twice"
            : Math.Abs(ratio - 0.5) < Slack ? "a factor 2 is lost"
            : isRound && ratio is > 0 and < 1 ? $"a factor {Math.Round(1 / ratio)} is lost, or a mean is taken where a sum is meant"
            : isRound && ratio > 1 ? $"a factor {Math.Round(ratio)} too many: a sum is taken where a mean is meant"
            : "a constant factor is lost or too many";
        return (GuessKind.Factor, $"{(wrong.Length == operand.Shape.ElementCount ? "the gradient" : "the wrong gradient")} is {number} times the right one; {reason}.");
    }

    static (GuessKind Kind, string Text)? Places(OperandCheck operand, ElementCheck[] wrong)
    {
        for (int axis = 0; axis < operand.Shape.Rank; axis++)
        {
            int length = operand.Shape[axis], at = wrong[0].Index[axis];
            if (length > 2 && (at == 0 || at == length - 1) && Array.TrueForAll(wrong, element => element.Index[axis] == at) && wrong.Length == operand.Shape.ElementCount / length)
                return (GuessKind.AxisEnd, $"only elements at the {(at == 0 ? "beginning" : "end")} of axis {axis} are wrong; look for a loop that stops too early or starts too late.");
        }

        ElementCheck[] right = [.. operand.Elements.Where(element => element.Verdict == Verdict.Pass)];
        if (wrong.Length < 2 || right.Length < 2)
            return null;
        if (Array.TrueForAll(wrong, element => element.At < 0) && Array.TrueForAll(right, element => element.At >= 0))
            return (GuessKind.NegativeOnly, "the gradient is wrong for negative elements only, and for all of them.");
        if (Array.TrueForAll(wrong, element => element.At > 0) && Array.TrueForAll(right, element => element.At <= 0))
            return (GuessKind.PositiveOnly, "the gradient is wrong for positive elements only, and for all of them.");
        return null;
    }

    static bool IsTransposed(OperandCheck operand)
    {
        if (operand.Shape.Rank != 2 || operand.Shape[0] == 1 || operand.Shape[1] == 1)
            return false;
        int rows = operand.Shape[0], columns = operand.Shape[1];
        for (int i = 0; i < operand.Elements.Count; i++)
        {
            (int row, int column) = Math.DivRem(i, rows);
            if (!IsNear(operand.Elements[i], operand.Elements[i].Analytic, operand.Elements[(column * columns) + row].Numeric))
                return false;
        }

        return true;
    }

    static bool IsPermuted(OperandCheck operand)
    {
        ElementCheck[] analytic = [.. operand.Elements.OrderBy(element => element.Analytic)], numeric = [.. operand.Elements.OrderBy(element => element.Numeric)];
        for (int i = 0; i < analytic.Length; i++)
        {
            if (!IsNear(numeric[i], analytic[i].Analytic, numeric[i].Numeric))
                return false;
        }

        return true;
    }

    static bool IsNear(ElementCheck element, double left, double right) =>
        Math.Abs(left - right) <= (Slack * Math.Max(Math.Abs(left), Math.Abs(right))) + (2 * element.Tolerance);

    static bool IsRound(double ratio) => Math.Abs(ratio) >= 1 - Slack && Math.Abs(ratio - Math.Round(ratio)) <= Slack * Math.Abs(ratio);
}
