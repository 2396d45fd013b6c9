using System.Runtime.CompilerServices;

namespace AutoGrad;

public sealed partial class Tape
{
    /// <summary>From constants to what they were detached from. Weak, so that a constant lives no longer for having been detached under a tape.</summary>
    ConditionalWeakTable<Tensor, Tensor>? detached;

    /// <summary>From results that were computed while the tape was paused to how they were computed.</summary>
    ConditionalWeakTable<Tensor, PausedStep>? paused;

    internal override void OnDetach(Tensor source, Tensor constant) => (detached ??= []).Add(constant, source);

    /// <summary>What a constant was detached from while this tape recorded, or null.</summary>
    internal Tensor? DetachedFrom(Tensor constant) => detached is not null && detached.TryGetValue(constant, out Tensor? source) ? source : null;

    /// <summary>How a tensor was computed while this tape was paused, or null.</summary>
    internal PausedStep? PausedStepOf(Tensor result) => paused is not null && paused.TryGetValue(result, out PausedStep? step) ? step : null;

    void NotePaused(Operation operation, ReadOnlySpan<Tensor> operands, Tensor result) =>
        (paused ??= []).Add(result, new PausedStep(operation, operands.ToArray(), OpenScopePath));

    void ForgetCuts()
    {
        detached = null;
        paused = null;
    }
}
