using System.Runtime.CompilerServices;

namespace AutoGrad;

public sealed partial class Tape
{
    static long numbers;

    /// <summary>
    /// From constants to what they were detached from, where that is not this tape's. Weak, so that a constant lives no longer for having been detached
    /// under a tape.
    /// </summary>
    ConditionalWeakTable<Tensor, Tensor>? detached;

    /// <summary>The results of this tape that were detached, by the places that the constants know.</summary>
    List<Tensor>? detachedResults;
    PausedSteps? pausedSteps;

    /// <summary>What constants of this tape know it by; 0 while there are none.</summary>
    long number;

    internal override Detachment OnOwnDetach(Tensor source)
    {
        if (detachedResults is null)
        {
            detachedResults = [];
            number = Interlocked.Increment(ref numbers);
        }

        detachedResults.Add(source);
        return new Detachment(number, detachedResults.Count - 1);
    }

    internal override void OnDetach(Tensor source, Tensor constant) => (detached ??= []).Add(constant, source);

    /// <summary>What a constant was detached from while this tape recorded, or null.</summary>
    internal Tensor? DetachedFrom(Tensor constant) =>
        constant is DetachedTensor own && own.Origin.Owner == number ? detachedResults?[own.Origin.Place]
        : detached is not null && detached.TryGetValue(constant, out Tensor? source) ? source
        : null;

    /// <summary>How a tensor was computed while this tape was paused, or null.</summary>
    internal PausedStep? PausedStepOf(Tensor result) => pausedSteps?.Find(result);

    void NotePaused(Operation operation, ReadOnlySpan<Tensor> operands, Tensor result) =>
        (pausedSteps ??= new PausedSteps()).Add(new PausedStep(operation, operands.ToArray(), result, scope));

    void ForgetCuts()
    {
        detached = null;
        detachedResults = null;
        pausedSteps = null;
    }
}
