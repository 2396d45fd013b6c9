namespace AutoGrad;

public sealed partial class Tape
{
    /// <summary>A parameter that has changed since this tape read it; null if none has.</summary>
    internal Parameter? StaleParameter
    {
        get
        {
            TapeStorage s = Storage;
            return s.Variables.Take(s.VariableCount).Where(leaf => s.Leaves[leaf].Tensor is Parameter parameter && parameter.Version != s.Leaves[leaf].Version)
                .Select(leaf => (Parameter)s.Leaves[leaf].Tensor).FirstOrDefault();
        }
    }

    /// <exception cref="TapeException">The parameter that stands at a leaf has changed since this tape read it.</exception>
    void CheckVersion(int leaf)
    {
        ref TapeLeaf entry = ref storage!.Leaves[leaf];
        if (entry.Tensor is Parameter parameter && parameter.Version != entry.Version)
        {
            throw new TapeException(
                $"The parameter '{parameter.Name}' has changed since this tape read it (version {entry.Version}, now {parameter.Version}), so the recorded values are stale. Go backward before the optimizer steps, or record anew.");
        }
    }

    /// <exception cref="TapeException">No entry of this tape computes the tensor.</exception>
    int RequireEntry(Tensor y)
    {
        int slot = RequireSlot(y, "The result");
        return slot >= 0
            ? slot
            : throw new TapeException($"The tensor {y.Shape} is a variable and not a computed result: the tape has recorded nothing to go back through.");
    }

    /// <exception cref="DTypeException">The result is not floating-point, or the seed holds another dtype.</exception>
    /// <exception cref="ShapeException">The result has several elements and there is no seed, or the seed has another shape.</exception>
    static void CheckSeed(Tensor y, Tensor? seed)
    {
        if (!y.DType.IsFloating)
            throw new DTypeException($"Only Float32 and Float64 results have gradients, not {y.DType}.");
        if (seed is null && y.Length != 1)
        {
            throw new ShapeException(
                $"A backward pass starts from one number, but this result has the shape {y.Shape}. Reduce it with Sum or Mean, or give a seed of that shape.");
        }

        if (seed is not null && seed.Shape != y.Shape)
            throw new ShapeException($"The seed has the shape {seed.Shape}, but the result has {y.Shape}; they must be equal.");
        if (seed is not null && seed.DType != y.DType)
            throw new DTypeException($"The seed holds {seed.DType}, but the result {y.DType}; cast it with To(DType.{y.DType}).");
    }
}
