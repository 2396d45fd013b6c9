using AutoGrad.Operations;

namespace AutoGrad.PropertyTests;

/// <summary>
/// Checks:
/// the derivative of every function equals finite differences in double, relative error at most 1e-7, on its whole domain up to the kinks;
/// the gradient of every operation does, for each element of each operand, with random weights of the results;
/// enough points can be decided, so that the law is not empty.
/// </summary>
public class GradientsEqualFiniteDifferences
{
    const double RelativeError = 1e-7;
    const double DecidedShare = 0.25;

    [Theory, MemberData(nameof(Subjects.Functions), MemberType = typeof(Subjects))]
    public void Of_a_function(string name) => Check(Subjects.Function(name));

    [Theory, MemberData(nameof(Subjects.Samples), MemberType = typeof(Subjects))]
    public void Of_an_operation(string name) => Check(name, Subjects.Sample(name));

    internal static void Check(PointwiseSample f)
    {
        int asked = 0, decided = 0;
        Law.ForAll(f.ToString(), Point.Of(f), point =>
        {
            for (int operand = 0; operand < f.Arity; operand++)
            {
                asked++;
                decided += Decide(f, operand, point.X) ? 1 : 0;
            }
        }, cases: 100);
        Law.Require(decided >= DecidedShare * asked, () => $"{f}: only {decided} of {asked} derivatives could be judged");
    }

    internal static void Check(string name, OperationSample sample)
    {
        if (!sample.IsDifferentiable)
        {
            NoGradientFlows(name, sample);
            return;
        }

        int asked = 0, decided = 0;
        Law.ForAll(name, Operands.Of(sample), operands =>
        {
            GradCheckReport report = GradCheck.Run(sample.Apply, operands.Tensors());
            Law.Require(report.Doubt != Doubt.NotDeterministic, () => report.ToString());
            foreach (ElementCheck element in report.Elements)
            {
                double allowed = (RelativeError * Math.Max(Math.Abs(element.Analytic), Math.Abs(element.Numeric))) + Math.Min(element.Tolerance, 10 * element.NumericError);
                Law.Require(element.Verdict != Verdict.Fail, element.ToString);
                Law.Require(element.Verdict != Verdict.Pass || element.Analytic.Equals(element.Numeric) || Math.Abs(element.Analytic - element.Numeric) <= allowed + 1e-13, element.ToString);
            }

            asked += report.Elements.Count;
            decided += report.Elements.Count(element => element.Verdict == Verdict.Pass);
        }, cases: 8);
        Law.Require(decided >= DecidedShare * asked, () => $"{name}: only {decided} of {asked} gradients could be judged");
    }

    static void NoGradientFlows(string name, OperationSample sample) => Law.ForAll(name, Operands.Of(sample), operands =>
    {
        using var tape = new Tape();
        Tensor[] x = operands.Tensors();
        Array.ForEach(x, tape.Watch);
        Tensor y = sample.Apply(x);
        if (!y.DType.IsFloating)
            return;
        foreach (Tensor gradient in tape.Gradients(y * 1, x, Tensor.Ones(y.Shape, y.DType)))
            Law.Require(Array.TrueForAll(gradient.ToArray<double>(), g => g == 0), () => $"a gradient flows: {gradient}");
    }, cases: 5);

    /// <summary>Whether differences were sharp enough to judge the derivative, which then must agree.</summary>
    static bool Decide(PointwiseSample f, int operand, double[] x)
    {
        double value = f.Value(x), analytic = f.Derivative(operand, x);
        if (!double.IsFinite(value) || Array.Exists(f.Kinks.ToArray(), kink => kink.At.SequenceEqual(x)))
            return false;
        ulong branches = f.Branches(x);
        var quotients = new DifferenceQuotients(at => [ValueOnBranch(f, operand, x, at, branches)], x[operand], [value], [1]);
        DifferenceEstimate numeric = Extrapolation.Best(quotients, typical: 0);
        double size = Math.Max(Math.Abs(analytic), Math.Abs(numeric.Value));
        if (!numeric.IsFinite || numeric.Error > RelativeError * size)
            return analytic == numeric.Value;
        Law.Require(
            Math.Abs(analytic - numeric.Value) <= (RelativeError * size) + (10 * numeric.Error),
            () => $"∂/∂{f.OperandNames[operand]} is {analytic:R}, but differences give {numeric.Value:R} ± {numeric.Error:G2}");
        return true;
    }

    /// <summary>The value where every comparison goes the same way as at the point; elsewhere nothing, so that no step crosses a kink.</summary>
    static double ValueOnBranch(PointwiseSample f, int operand, double[] x, double at, ulong branches)
    {
        var moved = (double[])x.Clone();
        moved[operand] = at;
        return f.Branches(moved) == branches ? f.Value(moved) : double.NaN;
    }
}
