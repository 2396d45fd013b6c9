using AutoGrad.Planted;

namespace AutoGrad.PropertyTests;

/// <summary>
/// Checks, for every planted right gradient, that a fast check does not pass an error of a single element that its report says it would have shown. The error is just larger than what the
/// report of the right gradient promises; the tolerances, and the promise with them, may be others once it is there. Elements that the check had to judge
/// by themselves, as at kinks, have a tolerance of their own and are left out.
/// </summary>
public class FastChecksKeepTheirPromise
{
    /// <summary>At the lower end of the range of doubles numbers have fewer digits, and an error there matters to nobody.</summary>
    const double Underflow = 1e-280;

    static readonly GradCheckOptions fast = new() { Mode = GradCheckMode.Fast, Cotangents = [Tensor.Scalar(1, DType.Float64)] };

    public static TheoryData<string> Names => [.. PlantedSuite.Right
        .Where(plant => plant.Doubt == Doubt.None && plant.Operands.All(x => x.DType == DType.Float64))
        .Select(plant => plant.Name)];

    [Theory, MemberData(nameof(Names))]
    public void What_passes_is_no_more_than_the_report_would_have_shown(string name)
    {
        RightGradient plant = PlantedSuite.Right.Single(plant => plant.Name == name);
        GradCheckReport right = GradCheck.Run(x => Weighted(plant.Function(x)), plant.Operands, fast);
        foreach ((int operand, double promise) in right.Operands.Index().Where(judged => judged.Item.DetectableError is not null).Select(judged => (judged.Index, judged.Item.DetectableError!.Value)))
        {
            foreach (int place in Places(plant.Operands[operand].Length))
            {
                double error = Math.Max(Underflow, 1.01 * promise);
                GradCheckReport report = GradCheck.Run(x => Weighted(plant.Function(x)) + Error(x[operand], place, error), plant.Operands, fast);
                OperandCheck judged = report.Operands[operand];
                if (judged.Verdict == Verdict.Pass && !judged.Elements.Any(alone => IsAt(alone, judged.Shape, place)))
                    Assert.True(error <= Math.Max(Underflow, judged.DetectableError ?? 0), $"an error of {error:R} at {place} of {judged.Name} passed: {report}");
            }
        }
    }

    /// <summary>One number of all results, with weights of both signs.</summary>
    static Tensor Weighted(Tensor y)
    {
        var random = new Random(7);
        double[] weights = [.. Enumerable.Range(0, y.Length).Select(_ => (random.Next(2) == 0 ? -1 : 1) * (0.5 + random.NextDouble()))];
        return (y * Tensor.From<double>(weights, y.Shape)).Sum();
    }

    /// <summary>A number that is 0 everywhere, with the gradient <paramref name="size"/> by one element.</summary>
    static Tensor Error(Tensor x, int place, double size)
    {
        var error = new double[x.Length];
        error[place] = size;
        return (Tensor.From<double>(error, x.Shape) * (x - x.Detach())).Sum();
    }

    static IEnumerable<int> Places(int length) => length == 0 ? [] : new[] { 0, length / 2, length - 1 }.Distinct();

    static bool IsAt(ElementCheck element, Shape shape, int place)
    {
        int at = 0;
        for (int axis = 0; axis < shape.Rank; axis++)
            at = (at * shape[axis]) + element.Index[axis];
        return at == place;
    }
}
