using System.Runtime.CompilerServices;

namespace AutoGrad;

public sealed partial class Tape
{
    /// <summary>
    /// From constants to what they were detached from, where that is not this tape's: of those the constant knows it. Weak, so that a constant lives no
    /// longer for having been detached under a tape.
    /// </summary>
    ConditionalWeakTable<Tensor, Tensor>? detached;
    PausedSteps? pausedSteps;

    internal override void OnDetach(Tensor source, Tensor constant) => (detached ??= []).Add(constant, source);

    /// <summary>What a constant was detached from while this tape recorded, or null.</summary>
    internal Tensor? DetachedFrom(Tensor constant) =>
        constant is DetachedTensor { Source: var own } && ReferenceEquals(own.Owner, this) ? own
        : detached is not null && detached.TryGetValue(constant, out Tensor? source) ? source
        : null;

    /// <summary>How a tensor was computed while this tape was paused, or null.</summary>
    internal PausedStep? PausedStepOf(Tensor result) => pausedSteps?.Find(result);

    void NotePaused(Operation operation, ReadOnlySpan<Tensor> operands, Tensor result) =>
        (pausedSteps ??= new PausedSteps()).Add(new PausedStep(operation, operands.ToArray(), result, scope));

    void ForgetCuts()
    {
        detached = null;
        pausedSteps = null;
    }
}
