using AutoGrad.Operations;

namespace AutoGrad.PropertyTests;

/// <summary>
/// Checks:
/// the gradient of the gradient equals finite differences of the gradient, by each operand and by the adjoint it started from;
/// enough elements can be decided, so that the law is not empty.
/// </summary>
public class SecondOrderEqualsDifferencesOfFirstOrder
{
    [Theory, MemberData(nameof(Subjects.Samples), MemberType = typeof(Subjects))]
    public void Of_an_operation(string name) => Check(name, Subjects.Sample(name));

    internal static void Check(string name, OperationSample sample)
    {
        if (!sample.IsDifferentiable)
            return;
        int asked = 0, decided = 0;
        Law.ForAll(name, Operands.Of(sample), operands =>
        {
            GradCheckReport report = GradCheck.RunSecondOrder(sample.Apply, operands.Tensors());
            Law.Require(report.Doubt != Doubt.NotDeterministic, report.ToString);
            Law.Require(report.Failures.Count == 0, () => report.Failures[0].ToString());
            asked += report.Elements.Count;
            decided += report.Elements.Count(element => element.Verdict == Verdict.Pass);
        }, cases: 3);
        Law.Require(4 * decided >= asked, () => $"{name}: only {decided} of {asked} second derivatives could be judged");
    }
}
