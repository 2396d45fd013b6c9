namespace AutoGrad;

/// <summary>A function as a tape has recorded it.</summary>
/// <param name="Tape">The tape, which records until it is disposed.</param>
/// <param name="Variables">The slots of the operands, by which the gradients are taken.</param>
/// <param name="Results">The results, each with a slot of its own.</param>
internal sealed record Recording(Tape Tape, int[] Variables, Tensor[] Results) : IDisposable
{
    /// <summary>Whether the function read values while it was recorded, and may have gone on outside the tape.</summary>
    public bool ReadsValues => Tape.TensorsRead.Any();

    /// <summary>Whether something is computed in Float32.</summary>
    public bool IsNarrow
    {
        get
        {
            TapeStorage s = Tape.Storage;
            return s.Entries.Take(s.EntryCount).Any(entry => entry.Result.DType == DType.Float32)
                || s.Leaves.Take(s.LeafCount).Any(leaf => leaf.Tensor.DType == DType.Float32);
        }
    }

    public int[] ResultSlots => Array.ConvertAll(Results, result => result.Slot);

    /// <summary>All results in a row.</summary>
    public double[] Values() => [.. Results.SelectMany(result => result.ToDoubles())];

    /// <summary>The gradients of the sum of the results weighted by <paramref name="weights"/>.</summary>
    public double[][] Gradients(double[] weights)
    {
        Tensor[] variables = Array.ConvertAll(Variables, Tape.At);
        double[][] sums = Array.ConvertAll(variables, variable => new double[variable.Length]);
        int start = 0;
        foreach (Tensor y in Results)
        {
            Tensor seed = Tensor.From<double>(weights.AsSpan(start, y.Length), y.Shape).To(y.DType);
            start += y.Length;
            Tensor[] gradients = Tape.Gradients(y, variables, seed);
            for (int i = 0; i < sums.Length; i++)
                System.Numerics.Tensors.TensorPrimitives.Add(sums[i], gradients[i].ToDoubles(), sums[i]);
        }

        return sums;
    }

    /// <summary>Gives a result that nothing recorded, such as a constant, a place on the tape.</summary>
    public static Tensor Placed(Tape tape, Tensor result) =>
        ReferenceEquals(result.Owner, tape) && result.Slot >= 0 ? result : Variable.Operation.Apply(result);

    public void Dispose() => Tape.Dispose();
}
