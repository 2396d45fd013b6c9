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

    /// <summary>Runs code without recording it.</summary>
    protected static double[] Unrecorded(Func<Tensor[]> f)
    {
        RandomDraws.Current?.Rewind();
        using var tape = new Tape();
        using Pause pause = tape.Pause();
        return [.. f().SelectMany(result => result.ToDoubles())];
    }

    /// <summary>A tensor of its own with the given elements.</summary>
    protected static Tensor From(double[] elements, Shape shape, DType dtype)
    {
        Tensor wide = Tensor.From<double>(elements, shape);
        return dtype == DType.Float64 ? wide : wide.To(dtype);
    }
}
