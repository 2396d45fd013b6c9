using System.Runtime.InteropServices;

namespace AutoGrad;

/// <summary>
/// The places that steps read and write which take turns, stretch by stretch. What one of them writes, the others may read and write at the same places
/// only: elsewhere, they would meet stretches that are not written yet, or that are written already.
/// </summary>
internal sealed class ReplayPlaces
{
    readonly Dictionary<TensorBuffer, Use> uses = new(ReferenceEqualityComparer.Instance);

    /// <summary>The places of steps that run together.</summary>
    public static ReplayPlaces Of(IReadOnlyList<ReplayStep> steps)
    {
        var places = new ReplayPlaces();
        foreach (ReplayStep step in steps)
            places.Add(step);
        return places;
    }

    /// <summary>Whether a step can take turns with those that were added.</summary>
    public bool Admits(ReplayStep step)
    {
        foreach (Tensor operand in step.Operands)
        {
            if (Find(operand) is { IsWritten: true } use && use.Place != PlaceReadBy(step, operand))
                return false;
        }

        return Find(step.Result) is not { } other || other.Place == Place.Of(step.Result);
    }

    /// <summary>Adds what a step reads and writes.</summary>
    public void Add(ReplayStep step)
    {
        foreach (Tensor operand in step.Operands)
            Add(operand, PlaceReadBy(step, operand), isWritten: false);
        Add(step.Result, Place.Of(step.Result), isWritten: true);
    }

    /// <summary>Whether a buffer is used where a tensor stands, and nowhere else.</summary>
    public bool AreAllAt(TensorBuffer buffer, Tensor tensor) => uses.TryGetValue(buffer, out Use use) && use.Place == Place.Of(tensor);

    /// <summary>Forgets all steps.</summary>
    public void Clear() => uses.Clear();

    /// <summary>A step that is not pointwise reads all of an operand for each element of its result.</summary>
    static Place PlaceReadBy(ReplayStep step, Tensor operand) => step.IsPointwise ? Place.Of(operand) : Place.Several;

    Use? Find(Tensor tensor) => tensor.Location.Buffer is { } buffer && uses.TryGetValue(buffer, out Use use) ? use : null;

    void Add(Tensor tensor, Place place, bool isWritten)
    {
        if (tensor.Location.Buffer is not { } buffer)
            return;
        ref Use use = ref CollectionsMarshal.GetValueRefOrAddDefault(uses, buffer, out bool isKnown);
        use = isKnown ? new Use(use.Place == place ? place : Place.Several, use.IsWritten || isWritten) : new Use(place, isWritten);
    }

    readonly record struct Use(Place Place, bool IsWritten);

    readonly record struct Place(int Start, int Length)
    {
        public static Place Several => new(-1, 0);

        public static Place Of(Tensor tensor) => new(tensor.Location.Start, tensor.Length);
    }
}
