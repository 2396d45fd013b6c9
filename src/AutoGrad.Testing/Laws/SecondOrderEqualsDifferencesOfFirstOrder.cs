namespace AutoGrad.Testing;

/// <summary>
/// The gradient of the gradient equals finite differences of the gradient, by each operand and by the adjoint it started from; enough elements can be decided,
/// so that the law is not empty.
/// </summary>
public sealed class SecondOrderEqualsDifferencesOfFirstOrder : GradientLaw
{
    /// <inheritdoc/>
    public override string Statement => "second derivatives equal finite differences of first ones";

    internal override bool IsOfFunctions => false;

    private protected override int Cases => 3;

    internal override void Check(Subject subject)
    {
        if (!subject.IsDifferentiable)
            return;
        int asked = 0, decided = 0;
        ForAll(subject.Name, Operands.Of(subject, Decades), operands =>
        {
            GradCheckReport report = Report(subject, operands);
            asked += report.Elements.Count;
            decided += report.Elements.Count(element => element.Verdict == Verdict.Pass);
        }, Cases);
        Require(4 * decided >= asked, () => $"{subject.Name}: only {decided} of {asked} second derivatives could be judged");
    }

    private protected override void At(Subject subject, Operands operands) => Report(subject, operands);

    GradCheckReport Report(Subject subject, Operands operands)
    {
        GradCheckReport report = GradCheck.RunSecondOrder(subject.Apply, operands.Tensors());
        Require(report.Doubt != Doubt.NotDeterministic, report.ToString);
        Require(report.Failures.Count == 0, () => report.Failures[0].ToString());
        return report;
    }
}
