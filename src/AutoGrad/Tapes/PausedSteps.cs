namespace AutoGrad;

/// <summary>The operations that were applied while a tape was paused. To note one costs little, since few are ever looked up.</summary>
internal sealed class PausedSteps
{
    readonly List<PausedStep> steps = [];
    Dictionary<Tensor, int>? places;

    public void Add(in PausedStep step) => steps.Add(step);

    /// <summary>The step with a result, or null.</summary>
    public PausedStep? Find(Tensor result)
    {
        places ??= new Dictionary<Tensor, int>(ReferenceEqualityComparer.Instance);
        for (int place = places.Count; place < steps.Count; place++)
            places[steps[place].Result] = place;
        return places.TryGetValue(result, out int found) ? steps[found] : null;
    }
}
