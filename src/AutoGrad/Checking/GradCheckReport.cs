using System.Globalization;
using System.Text;

namespace AutoGrad;

/// <summary>What a gradient check found: a verdict for every element, and one for all.</summary>
public sealed partial class GradCheckReport
{
    const int Shown = 10;

    readonly Doubt doubt;

    internal GradCheckReport(IReadOnlyList<OperandCheck> operands)
    {
        Operands = operands;
        Elements = [.. operands.SelectMany(operand => operand.Elements)];
        Probes = [.. operands.SelectMany(operand => operand.Probes)];
        Failures = [.. Elements.Where(element => element.Verdict == Verdict.Fail).OrderByDescending(element => element.Distance)];
        Inconclusive = [.. Elements.Where(element => element.Verdict == Verdict.Inconclusive)];
        ElementCount = operands.Sum(operand => operand.Shape.ElementCount);
        doubt = ElementCount == 0 ? Doubt.NothingToCheck : Doubt.None;
    }

    /// <summary>A report of a function that could not be checked at all.</summary>
    internal GradCheckReport(Doubt doubt) : this([]) => this.doubt = doubt;

    GradCheckReport(IReadOnlyList<OperandCheck> operands, GradCheckReport other) : this(operands)
    {
        doubt = other.doubt;
        Mode = other.Mode;
        Notes = other.Notes;
        Precision = other.Precision;
    }

    /// <summary>The same report with one more note.</summary>
    internal GradCheckReport WithNote(string note) => new(Operands, this) { Notes = [.. Notes, note] };

    /// <summary>The same report with what Float32 loses.</summary>
    internal GradCheckReport WithPrecision(PrecisionCheck precision) => new(Operands, this) { Precision = precision };

    /// <summary>The same report with other operands.</summary>
    internal GradCheckReport With(IReadOnlyList<OperandCheck> operands) => new(operands, this);

    /// <summary>Whether every element was checked by itself.</summary>
    public GradCheckMode Mode { get; init; }

    /// <summary>Fail if an element or a probe failed; else inconclusive if one is, or if the function could not be checked; else pass.</summary>
    public Verdict Verdict => Operands.Any(operand => operand.Verdict == Verdict.Fail) ? Verdict.Fail
        : doubt != Doubt.None || Operands.Any(operand => operand.Verdict == Verdict.Inconclusive) ? Verdict.Inconclusive
        : Verdict.Pass;

    /// <summary>Why there is no verdict: that of the whole function, or of the first element or probe that has one.</summary>
    public Doubt Doubt => Verdict != Verdict.Inconclusive ? Doubt.None
        : doubt != Doubt.None ? doubt
        : Inconclusive.Count > 0 ? Inconclusive[0].Doubt
        : Probes.First(probe => probe.Verdict == Verdict.Inconclusive).Doubt;

    /// <summary>The operands, each with its shape and what was checked of it.</summary>
    public IReadOnlyList<OperandCheck> Operands { get; }

    /// <summary>Every element that was checked by itself, operand by operand in row-major order.</summary>
    public IReadOnlyList<ElementCheck> Elements { get; }

    /// <summary>Every random direction that was checked. In full mode there are none, but for the comparison of forward with reverse mode.</summary>
    public IReadOnlyList<ProbeCheck> Probes { get; }

    /// <summary>The elements whose gradient is wrong, those first whose gradient is farthest off.</summary>
    public IReadOnlyList<ElementCheck> Failures { get; }

    /// <summary>The elements that could not be judged.</summary>
    public IReadOnlyList<ElementCheck> Inconclusive { get; }

    /// <summary>The number of elements of all operands: in full mode each was checked by itself, in fast mode all of them by each probe of their operand.</summary>
    public int ElementCount { get; }

    /// <summary>
    /// The smallest error of a single element that a fast check is certain to have shown in any operand whose probes could be judged; null in full mode.
    /// </summary>
    public double? DetectableError => Operands.Max(operand => operand.DetectableError);

    /// <summary>The hint at the error, where its pattern is plain.</summary>
    public Guess? Guess => Operands.FirstOrDefault(operand => operand.Guess is not null)?.Guess;

    /// <summary>What else there is to know, one sentence each: frozen generators, kinks, comparisons that flip in Float64.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>How much the gradient loses in Float32; null if the check began in Float64.</summary>
    public PrecisionCheck? Precision { get; init; }

    /// <summary>The elements that matter most: the failures, then those that could not be judged, then those that came closest to failing.</summary>
    /// <param name="count">How many at most.</param>
    public IReadOnlyList<ElementCheck> Worst(int count) =>
    [
        .. Failures.Concat(Inconclusive).Concat(Elements.Where(element => element.Verdict == Verdict.Pass).OrderByDescending(element => element.Excess)).Take(count),
    ];

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
        if (ElementCount == 0)
            text.Append(CultureInfo.InvariantCulture, $"No element was checked: {Sentences.Of(doubt)}.");
        else
            text.Append(Counts());
        if (Guess is { } guess)
            text.AppendLine().Append(guess.Text);
        foreach (ProbeCheck probe in Probes.Where(probe => probe.Verdict != Verdict.Pass).Take(Shown))
            text.AppendLine().Append(probe);
        Append(text, "Wrong", Failures);
        Append(text, "Not judged", Inconclusive);
        foreach (string note in Notes)
            text.AppendLine().Append(note);
        return text.ToString();
    }

    internal string Counts()
    {
        int passed = Elements.Count - Failures.Count - Inconclusive.Count;
        string elements = string.Create(
            CultureInfo.InvariantCulture, $"{Counted.Of(Elements.Count, "element")}: {passed} pass, {Failures.Count} fail, {Inconclusive.Count} inconclusive.");
        return Mode == GradCheckMode.Full ? elements : string.Create(
            CultureInfo.InvariantCulture,
            $"{Counted.Of(ElementCount, "element")} {Sentences.OfProbes(Probes.Count, DetectableError)}. By itself: {elements}");
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
}
