namespace AutoGrad;

/// <summary>The adjoints that a backward pass gives the entries of a tape.</summary>
/// <param name="tape">The tape; it stays as it is.</param>
internal sealed class EntryAdjoints(Tape tape)
{
    /// <summary>The entries that have an adjoint; an operation without a derivative, such as one that draws a mask, has none.</summary>
    readonly int[] entries = [.. Enumerable.Range(0, tape.Count).Where(entry => tape.Storage.Entries[entry].PassesGradient)];
    readonly List<Tensor[]> passes = [];

    /// <summary>The adjoints of a pass from a result.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="y">The result.</param>
    /// <param name="seed">Its adjoint; null, for a result of one element, means 1.</param>
    /// <exception cref="TapeException">The tape has not computed the result; or a parameter has changed since the tape read it.</exception>
    /// <exception cref="ShapeException">The result has several elements, and there is no seed.</exception>
    public static EntryAdjoints Of(Tape tape, Tensor y, Tensor? seed = null)
    {
        var adjoints = new EntryAdjoints(tape);
        adjoints.Add(y, seed);
        return adjoints;
    }

    /// <summary>Adds the adjoints of another pass.</summary>
    public void Add(Tensor y, Tensor? seed)
    {
        Tensor[] results = Array.ConvertAll(entries, tape.At);
        bool wasChecking = tape.CheckFinite(false);
        try
        {
            using var nobody = new NoOwner();
            passes.Add(tape.Gradients(y, results, seed));
        }
        finally
        {
            tape.CheckFinite(wasChecking);
        }
    }

    /// <summary>The adjoints of an entry in Float64; those that are 0 throughout, or not finite, tell nothing of its rule and are left out.</summary>
    public IEnumerable<Tensor> At(int entry)
    {
        int place = Array.BinarySearch(entries, entry);
        foreach (Tensor adjoint in passes.Where(_ => place >= 0).Select(pass => pass[place]))
        {
            double[] elements = adjoint.ToDoubles();
            if (Array.Exists(elements, element => element != 0) && Array.TrueForAll(elements, double.IsFinite))
                yield return Tensor.From<double>(elements, adjoint.Shape);
        }
    }
}
