using System.Globalization;

namespace AutoGrad;

/// <summary>Why an element of a gradient is NaN or infinite.</summary>
public sealed class NonFiniteGradient : GradientExplanation
{
    readonly double gradient;

    internal NonFiniteGradient(GradientSubject subject, double gradient, NonFiniteOrigin origin, string advice) : base(subject)
    {
        this.gradient = gradient;
        Reason = origin.Reason;
        Term = origin.Term;
        First = origin.First;
        FirstStep = origin.FirstStep;
        Operands = origin.Operands;
        Advice = advice;
    }

    /// <summary>Why.</summary>
    public NonFiniteReason Reason { get; }

    /// <summary>The first step of the backward pass at which the gradient is not finite, with the adjoint and the derivative that meet there; null for a seed.</summary>
    public GradientTerm? Term { get; }

    /// <summary>For <see cref="NonFiniteReason.Value"/>: the first value in the order of recording that is not finite and that the term depends on.</summary>
    public TensorSummary? First { get; }

    /// <summary>The step that computed <see cref="First"/>; null if it is a tensor that the tape has only read.</summary>
    public RecordedStep? FirstStep { get; }

    /// <summary>The operands of <see cref="FirstStep"/>, or else of the step of <see cref="Term"/>.</summary>
    public IReadOnlyList<TensorSummary> Operands { get; }

    /// <inheritdoc/>
    public override double? Gradient => gradient;

    /// <inheritdoc/>
    public override string Advice { get; }

    /// <inheritdoc/>
    public override string Summary => string.Create(CultureInfo.InvariantCulture, $"{Subject} is {gradient}: {Cause}.");

    private protected override IEnumerable<string> Evidence
    {
        get
        {
            if (First is not null)
                yield return $"{FirstStep?.ToString() ?? "read by the tape"}: {First}, the first at [{string.Join(", ", First.FirstNonFinite)}].";
            foreach (TensorSummary operand in Operands)
                yield return $"operand {operand}.";
            if (Term is not null)
                yield return $"backward through {Term}.";
        }
    }

    string Cause => Reason switch
    {
        NonFiniteReason.Value => FirstStep is null
            ? $"{First!.Name}, which the tape has read, is not finite"
            : $"the first value that is not finite is the result of {FirstStep}",
        NonFiniteReason.ZeroTimesInfinity => $"an adjoint of 0 meets an infinite derivative in {Term!.Step}, and 0·∞ is NaN",
        NonFiniteReason.InfiniteDerivative => $"the derivative of {Term!.Step} is not finite at a finite value",
        NonFiniteReason.Overflow => $"the backward pass leaves the range of the dtype in {Term!.Step}",
        _ => "the seed is not finite",
    };
}
