namespace AutoGrad;

public sealed partial class TapeProgram
{
    /// <summary>The number of inputs.</summary>
    public int InputCount => inputs.Length;

    /// <summary>Copies new values into an input.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such input.</exception>
    /// <exception cref="DTypeException">The input has another dtype.</exception>
    /// <exception cref="ShapeException">The input has another number of elements.</exception>
    public void SetInput<T>(int input, ReadOnlySpan<T> values) where T : unmanaged
    {
        Tensor tensor = Input(input).Tensor;
        if (DTypes.Of<T>() != tensor.DType)
            throw new DTypeException($"Input {input} holds {tensor.DType}, not {typeof(T).Name}.");
        if (values.Length != tensor.Length)
            throw new ShapeException($"Input {input} has the shape {tensor.Shape} and needs {tensor.Length} elements, but {values.Length} were given.");
        memory.Open();
        try
        {
            values.CopyTo(inputs[input].OwnMemory().Write<T>());
        }
        finally
        {
            memory.Close();
        }
    }

    /// <summary>
    /// Makes a tensor the input. Its values are copied only if it is a parameter, a view or a tape's; what else a program is given, it reads where it stands, and
    /// refers to it until the input is set again.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such input.</exception>
    /// <exception cref="DTypeException">The input has another dtype.</exception>
    /// <exception cref="ShapeException">The input has another shape.</exception>
    public void SetInput(int input, Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensor tensor = Input(input).Tensor;
        if (value.DType != tensor.DType)
            throw new DTypeException($"Input {input} holds {tensor.DType}, not {value.DType}; cast with To(DType.{tensor.DType}).");
        if (value.Shape != tensor.Shape)
            throw new ShapeException($"Input {input} has the shape {tensor.Shape} and cannot take {value.Shape}.");
        memory.Open();
        try
        {
            inputs[input].Show(value);
        }
        finally
        {
            memory.Close();
        }
    }

    ReplayInput Input(int input)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        if ((uint)input >= (uint)inputs.Length)
            throw new ArgumentOutOfRangeException(nameof(input), $"There is no input {input}: inputs are numbered from 0, and their number is {InputCount}.");
        return inputs[input];
    }
}
