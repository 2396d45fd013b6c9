using AutoGrad.Operations;

namespace AutoGrad.Testing;

/// <summary>
/// The derivative of every function equals finite differences in Float64, relative error at most 1e-7, on its whole domain up to the kinks; the gradient of every
/// operation does, for each element of each operand, with random weights of the results; enough points can be decided, so that the law is not empty.
/// </summary>
public sealed class GradientsEqualFiniteDifferences : GradientLaw
{
    const double RelativeError = 1e-7;
    const double DecidedShare = 0.25;

    /// <inheritdoc/>
    public override string Statement => "the gradient equals finite differences";

    private protected override int Cases => 8;

    internal override void Check(PointwiseSample f)
    {
        int asked = 0, decided = 0;
        ForAll(f.ToString(), Point.Of(f), point =>
        {
            asked += f.Arity;
            decided += Decided(f, point);
        }, Points);
        Require(decided >= DecidedShare * asked, () => $"{f}: only {decided} of {asked} derivatives could be judged");
    }

    internal override void Check(Subject subject)
    {
        int asked = 0, decided = 0;
        ForAll(subject.Name, Operands.Of(subject, Decades), operands =>
        {
            (int elements, int judged) = Judge(subject, operands);
            asked += elements;
            decided += judged;
        }, Cases);
        Require(decided >= DecidedShare * asked, () => $"{subject.Name}: only {decided} of {asked} gradients could be judged");
    }

    private protected override void At(PointwiseSample f, Point point) => Decided(f, point);

    private protected override void At(Subject subject, Operands operands) => Judge(subject, operands);

    (int Asked, int Decided) Judge(Subject subject, Operands operands)
    {
        if (!subject.IsDifferentiable)
        {
            NoGradientFlows(subject, operands);
            return (0, 0);
        }

        GradCheckReport report = GradCheck.Run(subject.Apply, operands.Tensors());
        Require(report.Doubt != Doubt.NotDeterministic, report.ToString);
        foreach (ElementCheck element in report.Elements)
        {
            double allowed = (RelativeError * Math.Max(Math.Abs(element.Analytic), Math.Abs(element.Numeric))) + Math.Min(element.Tolerance, DifferenceEstimate.Safety * element.NumericError);
            Require(element.Verdict != Verdict.Fail, () => report.Guess is { } guess ? $"{element}; {guess}" : element.ToString());
            Require(element.Verdict != Verdict.Pass || element.Kink is not null || element.Analytic.Equals(element.Numeric) || Math.Abs(element.Analytic - element.Numeric) <= allowed + 1e-13, element.ToString);
        }

        return (report.Elements.Count, report.Elements.Count(element => element.Verdict == Verdict.Pass));
    }

    void NoGradientFlows(Subject subject, Operands operands)
    {
        using var tape = new Tape();
        Tensor[] x = operands.Tensors();
        Array.ForEach(x, tape.Watch);
        Tensor y = subject.Apply(x);
        if (!y.DType.IsFloating)
            return;
        foreach (Tensor gradient in tape.Gradients(y * 1, x, Tensor.Ones(y.Shape, y.DType)))
            Require(Array.TrueForAll(gradient.ToArray<double>(), g => g == 0), () => $"a gradient flows: {gradient}");
    }

    int Decided(PointwiseSample f, Point point) => Enumerable.Range(0, f.Arity).Count(operand => Decide(f, operand, point.X));

    /// <summary>Whether differences were sharp enough to judge the derivative, which then must agree.</summary>
    bool Decide(PointwiseSample f, int operand, double[] x)
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
        Require(
            Math.Abs(analytic - numeric.Value) <= (RelativeError * size) + (DifferenceEstimate.Safety * numeric.Error),
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
