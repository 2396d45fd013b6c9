namespace AutoGrad;

/// <summary>Facts about <see cref="DType"/> values and the .NET types behind them.</summary>
public static class DTypes
{
    extension(DType dtype)
    {
        /// <summary>Bytes an element takes.</summary>
        public int Size => dtype switch { DType.Float64 => 8, DType.Bool => 1, _ => 4 };

        /// <summary>Whether gradients flow through tensors of this type.</summary>
        public bool IsFloating => dtype is DType.Float32 or DType.Float64;
    }

    /// <summary>The <see cref="DType"/> whose elements are <typeparamref name="T"/>.</summary>
    /// <exception cref="DTypeException"><typeparamref name="T"/> is not <see cref="float"/>, <see cref="double"/>, <see cref="int"/> or <see cref="bool"/>.</exception>
    public static DType Of<T>() where T : unmanaged =>
        typeof(T) == typeof(float) ? DType.Float32
        : typeof(T) == typeof(double) ? DType.Float64
        : typeof(T) == typeof(int) ? DType.Int32
        : typeof(T) == typeof(bool) ? DType.Bool
        : throw new DTypeException($"Tensors hold float, double, int or bool elements, not {typeof(T).Name}.");
}
