namespace AutoGrad;

/// <summary>Why a variable has no gradient at all: null for a parameter, zeros from <see cref="Tape.Gradient"/>.</summary>
public sealed class MissingGradient : GradientExplanation
{
    internal MissingGradient(GradientSubject subject, MissingGradientReason reason, IReadOnlyList<GradientCut> cuts, IReadOnlyList<RecordedStep> lastResults) : base(subject)
    {
        Reason = reason;
        Cuts = cuts;
        LastResults = lastResults;
    }

    /// <summary>Why.</summary>
    public MissingGradientReason Reason { get; }

    /// <summary>The first cut on every way from the variable to the result.</summary>
    public IReadOnlyList<GradientCut> Cuts { get; }

    /// <summary>For <see cref="MissingGradientReason.NotConnected"/>: the results computed from the variable that nothing uses any more.</summary>
    public IReadOnlyList<RecordedStep> LastResults { get; }

    /// <inheritdoc/>
    public override double? Gradient => null;

    /// <inheritdoc/>
    public override string Summary => $"{Subject} is missing: {Cause}.";

    /// <inheritdoc/>
    public override string Advice => Reason switch
    {
        MissingGradientReason.NeverUsed => "Use it while the tape records: what is computed before the tape is opened, on another tape, or from numbers read with Item() or ToArray() leaves no trace.",
        MissingGradientReason.NotWatched => "Call tape.Watch(x) before x is used, or make it a Parameter.",
        MissingGradientReason.Frozen => "Set RequiresGradient to true before the tape reads it.",
        MissingGradientReason.NotConnected => "Compute the result from what depends on the variable. Numbers read with Item() or ToArray() leave no trace on the tape.",
        MissingGradientReason.ResultNotRecorded => "Go back from the tensor that the recorded operations computed, while the tape is open and not paused.",
        _ => Cuts.Any(cut => cut.Kind == GradientCutKind.NotDifferentiable)
            ? "Replace the step by a smooth one, such as a sigmoid in place of a comparison, or go without it."
            : "Go without the cut where a gradient is wanted.",
    };

    private protected override IEnumerable<string> Evidence => Cuts.Select(cut => cut.ToString()).Concat(LastResults.Select(step => $"{step} is not used any further."));

    string Cause => Reason switch
    {
        MissingGradientReason.NeverUsed => "the tape has recorded no operation that uses it",
        MissingGradientReason.NotWatched => "the tape has read it as a constant, because it was not watched",
        MissingGradientReason.Frozen => "the parameter is frozen",
        MissingGradientReason.NotConnected => "the result does not depend on anything that was computed from it",
        MissingGradientReason.ResultNotRecorded => "the result was not computed on this tape",
        _ => "the result depends on it, but the gradient is cut off on every way",
    };
}
