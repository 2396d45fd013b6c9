namespace AutoGrad;

/// <summary>Where a gradient check takes its function from: code that can be run, or a recorded operation.</summary>
internal abstract class CheckSource
{
    /// <summary>The names of the operands.</summary>
    public abstract IReadOnlyList<string> Names { get; }

    /// <summary>The operands as they are.</summary>
    public abstract IReadOnlyList<Tensor> Operands { get; }

    /// <summary>Runs the function while a new tape records.</summary>
    /// <exception cref="DTypeException">The function does not accept the dtypes of the operands.</exception>
    public abstract Recording Record();

    /// <summary>Runs the function with other elements of the operands, in their dtypes, and with the same random draws as it was recorded with.</summary>
    /// <returns>All results in a row.</returns>
    public abstract double[] Run(double[][] elements);

    /// <summary>The same source with Float64 operands; null if there is none.</summary>
    public virtual CheckSource? Widened() => null;

    /// <summary>What a function has returned, with a place for each result on the tape that recorded it.</summary>
    /// <exception cref="ArgumentException">The function returned null, or no tensor at all.</exception>
    /// <exception cref="DTypeException">A result has no gradient.</exception>
    /// <exception cref="TapeException">The function has gone backward itself, or changed a parameter that it had read.</exception>
    protected static Tensor[] ResultsOn(Tape tape, Tensor[] results)
    {
        if (tape.HasGoneBackward)
            throw new TapeException("The function under check calls Backward() itself; let it end with the loss and return that, since going backward is the check's part.");
        if (results is null || results.Length == 0 || Array.Exists(results, result => result is null))
            throw new ArgumentException($"The function under check returned {(results is [] ? "an array without tensors" : "null")}; a gradient check needs a tensor.");
        if (Array.Find(results, result => !result.DType.IsFloating) is { } whole)
            throw new DTypeException($"The function under check gives {whole.DType} {whole.Shape}, which has no gradient; return a Float32 or Float64 tensor.");
        Tensor[] placed = Array.ConvertAll(results, result => Recording.Placed(tape, result));
        return tape.StaleParameter is { } stale
            ? throw new TapeException($"The function under check changes the parameter '{stale.Name}' that it has read, so that its record holds two values of it; let it leave parameters as they are.")
            : placed;
    }

    /// <summary>Runs code without recording it.</summary>
    /// <exception cref="TapeException">The code asks a tape for what was recorded.</exception>
    protected static double[] Unrecorded(Func<Tensor[]> f)
    {
        RandomDraws.Current?.Rewind();
        using var tape = new Tape();
        using Pause pause = tape.Pause();
        try
        {
            return [.. f().SelectMany(result => result.ToDoubles())];
        }
        catch (TapeException exception)
        {
            throw new TapeException(
                $"The function under check asks a tape for a gradient, but it is also evaluated beside the point, where nothing is recorded. Inside a function ask Differentiate.Gradient, which records what it needs. ({exception.Message})", exception);
        }
    }

    /// <summary>A tensor of its own with the given elements.</summary>
    protected static Tensor From(double[] elements, Shape shape, DType dtype)
    {
        Tensor wide = Tensor.From<double>(elements, shape);
        return dtype == DType.Float64 ? wide : wide.To(dtype);
    }
}
