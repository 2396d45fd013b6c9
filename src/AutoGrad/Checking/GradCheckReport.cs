using System.Globalization;
using System.Text;

namespace AutoGrad;

/// <summary>What a gradient check found: a verdict for every element, and one for all.</summary>
public sealed class GradCheckReport
{
    const int Shown = 10;

    readonly Doubt doubt;

    internal GradCheckReport(IReadOnlyList<ElementCheck> elements)
    {
        Elements = elements;
        Failures = [.. elements.Where(element => element.Verdict == Verdict.Fail).OrderByDescending(Excess)];
        Inconclusive = [.. elements.Where(element => element.Verdict == Verdict.Inconclusive)];
        doubt = elements.Count == 0 ? Doubt.NothingToCheck : Doubt.None;
    }

    /// <summary>A report of a function that could not be checked at all.</summary>
    internal GradCheckReport(Doubt doubt) : this([]) => this.doubt = doubt;

    /// <summary>Fail if an element failed; else inconclusive if one is, or if the function could not be checked; else pass.</summary>
    public Verdict Verdict => Failures.Count > 0 ? Verdict.Fail
        : Inconclusive.Count > 0 || doubt != Doubt.None ? Verdict.Inconclusive
        : Verdict.Pass;

    /// <summary>Why there is no verdict: that of the whole function, or of the first element that has one.</summary>
    public Doubt Doubt => Verdict != Verdict.Inconclusive ? Doubt.None : doubt != Doubt.None ? doubt : Inconclusive[0].Doubt;

    /// <summary>Every element that was checked, operand by operand in row-major order.</summary>
    public IReadOnlyList<ElementCheck> Elements { get; }

    /// <summary>The elements whose gradient is wrong, the worst first.</summary>
    public IReadOnlyList<ElementCheck> Failures { get; }

    /// <summary>The elements that could not be judged.</summary>
    public IReadOnlyList<ElementCheck> Inconclusive { get; }

    /// <summary>Throws unless the verdict is <see cref="Verdict.Pass"/>.</summary>
    /// <exception cref="GradCheckException">An element failed, or could not be judged; the message is this report.</exception>
    public void ThrowUnlessPassed()
    {
        if (Verdict != Verdict.Pass)
            throw new GradCheckException(this);
    }

    /// <summary>The verdict, the counts, and the worst elements one a line.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Gradient check: {Verdict.ToString().ToUpperInvariant()}. ");
        if (Elements.Count == 0)
            return text.Append(CultureInfo.InvariantCulture, $"No element was checked: {Sentences.Of(doubt)}.").ToString();
        int passed = Elements.Count - Failures.Count - Inconclusive.Count;
        text.Append(CultureInfo.InvariantCulture, $"{Elements.Count} elements: {passed} pass, {Failures.Count} fail, {Inconclusive.Count} inconclusive.");
        Append(text, "Wrong", Failures);
        Append(text, "Not judged", Inconclusive);
        return text.ToString();
    }

    static void Append(StringBuilder text, string heading, IReadOnlyList<ElementCheck> elements)
    {
        if (elements.Count == 0)
            return;
        text.AppendLine().Append(CultureInfo.InvariantCulture, $"{heading}:");
        foreach (ElementCheck element in elements.Take(Shown))
            text.AppendLine().Append("  ").Append(element);
        if (elements.Count > Shown)
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"  and {elements.Count - Shown} more");
    }

    static double Excess(ElementCheck element) =>
        double.IsFinite(element.Analytic) ? Math.Abs(element.Analytic - element.Numeric) / Math.Max(element.Tolerance, double.Epsilon) : double.PositiveInfinity;
}
