using System.Globalization;
using System.Runtime.InteropServices;

namespace AutoGrad;

public partial class Tensor
{
    /// <summary>A tensor whose elements are yet to be computed, from the pool.</summary>
    internal static Tensor Uninitialized(Shape shape, DType dtype) =>
        Uninitialized(shape, shape.ElementCount, dtype, TensorOwner.Current, isNumber: false);

    /// <summary>A tensor that belongs to the code that asks for it, which has to <see cref="Release()"/> it.</summary>
    internal static Tensor Rent(Shape shape, int length, DType dtype) =>
        new(Memory(BufferPool.Current, shape, length, dtype), 0, shape, length, dtype, owner: null);

    internal static Tensor Uninitialized(Shape shape, int length, DType dtype, TensorOwner? owner, bool isNumber)
    {
        BufferPool pool = owner is null ? BufferPool.Current : owner.Thread.Pool;
        TensorBuffer buffer = Memory(pool, shape, length, dtype);
        if (owner is null)
            pool.Forget(buffer);
        return new Tensor(buffer, 0, shape, length, dtype, owner, isNumber);
    }

    static TensorBuffer Memory(BufferPool pool, Shape shape, int length, DType dtype)
    {
        long bytes = (long)length * dtype.Size;
        if (bytes > Array.MaxLength - TensorBuffer.Alignment)
            throw new ShapeException($"A tensor holds at most {Array.MaxLength - TensorBuffer.Alignment} bytes; {dtype} {shape} would need {bytes}.");
        return pool.Rent((int)bytes);
    }

    /// <summary>A tensor of the given elements in row-major order; shape [n].</summary>
    /// <typeparam name="T"><see cref="float"/>, <see cref="double"/>, <see cref="int"/> or <see cref="bool"/>, which decides the dtype.</typeparam>
    /// <exception cref="DTypeException"><typeparamref name="T"/> is another type.</exception>
    public static Tensor From<T>(ReadOnlySpan<T> values) where T : unmanaged => From(values, [values.Length]);

    /// <summary>A tensor of the given elements in row-major order.</summary>
    /// <exception cref="ShapeException">The number of elements is not that of <paramref name="shape"/>.</exception>
    /// <exception cref="DTypeException"><typeparamref name="T"/> is not float, double, int or bool.</exception>
    public static Tensor From<T>(ReadOnlySpan<T> values, Shape shape) where T : unmanaged
    {
        DType dtype = DTypes.Of<T>();
        if (values.Length != shape.ElementCount)
            throw new ShapeException($"The shape {shape} needs {shape.ElementCount} elements, but {values.Length} were given.");
        Tensor tensor = Uninitialized(shape, dtype);
        values.CopyTo(tensor.Write<T>());
        return tensor;
    }

    /// <summary>A matrix from a two-dimensional array.</summary>
    public static Tensor From<T>(T[,] values) where T : unmanaged =>
        FromArray<T>(values, [values.GetLength(0), values.GetLength(1)]);

    /// <summary>A tensor of rank 3 from a three-dimensional array.</summary>
    public static Tensor From<T>(T[,,] values) where T : unmanaged =>
        FromArray<T>(values, [values.GetLength(0), values.GetLength(1), values.GetLength(2)]);

    /// <summary>A tensor of rank 4 from a four-dimensional array.</summary>
    public static Tensor From<T>(T[,,,] values) where T : unmanaged =>
        FromArray<T>(values, [values.GetLength(0), values.GetLength(1), values.GetLength(2), values.GetLength(3)]);

    /// <summary>A matrix from rows of equal length.</summary>
    /// <exception cref="ShapeException">The rows differ in length.</exception>
    public static Tensor From<T>(T[][] rows) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(rows);
        int width = rows.Length == 0 ? 0 : rows[0]?.Length ?? 0;
        Tensor tensor = Uninitialized([rows.Length, width], DTypes.Of<T>());
        Span<T> elements = tensor.Write<T>();
        for (int i = 0; i < rows.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(rows[i], nameof(rows));
            if (rows[i].Length != width)
                throw new ShapeException($"The rows of a matrix must be equally long, but row 0 has {width} elements and row {i} has {rows[i].Length}.");
            rows[i].CopyTo(elements.Slice(i * width, width));
        }

        return tensor;
    }

    /// <summary>A single number: a tensor of shape [].</summary>
    public static Tensor Scalar(double value, DType dtype = DType.Float32) => Full([], value, dtype);

    /// <summary>A bare number in the source text: Float64 until it meets a tensor, whose dtype it takes.</summary>
    internal static Tensor Number(double value)
    {
        Tensor tensor = Uninitialized(default, 1, DType.Float64, TensorOwner.Current, isNumber: true);
        tensor.Write<double>()[0] = value;
        return tensor;
    }

    /// <summary>A tensor filled with zeros.</summary>
    public static Tensor Zeros(Shape shape, DType dtype = DType.Float32)
    {
        Tensor tensor = Uninitialized(shape, dtype);
        tensor.Clear();
        return tensor;
    }

    /// <summary>A tensor filled with ones.</summary>
    public static Tensor Ones(Shape shape, DType dtype = DType.Float32) => Full(shape, 1, dtype);

    /// <summary>A tensor filled with <paramref name="value"/>: for Int32 rounded to the nearest integer, of two to the even one; for Bool whether it differs from 0.</summary>
    /// <exception cref="OverflowException"><paramref name="dtype"/> is Int32, which does not hold the value.</exception>
    public static Tensor Full(Shape shape, double value, DType dtype = DType.Float32)
    {
        Tensor tensor = Uninitialized(shape, dtype);
        switch (dtype)
        {
            case DType.Float32: tensor.Write<float>().Fill((float)value); break;
            case DType.Float64: tensor.Write<double>().Fill(value); break;
            case DType.Int32: tensor.Write<int>().Fill(Convert.ToInt32(value)); break;
            default: tensor.Write<bool>().Fill(value != 0); break;
        }

        return tensor;
    }

    /// <summary>The identity matrix of shape [size, size].</summary>
    public static Tensor Eye(int size, DType dtype = DType.Float32)
    {
        Tensor tensor = Zeros([size, size], dtype);
        var fill = new DiagonalFill(tensor, size);
        DTypeDispatch.Number(dtype, ref fill);
        return tensor;
    }

    /// <summary>The numbers 0, 1, …, count − 1; shape [count].</summary>
    public static Tensor Arange(int count, DType dtype = DType.Float32) => Arange(0, count, 1, dtype);

    /// <summary>The numbers start, start + step, … below <paramref name="end"/> (above it for a negative step); shape [⌈(end − start)/step⌉].</summary>
    /// <remarks>For Int32 fractions are cut off.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is 0 or not finite.</exception>
    /// <exception cref="ShapeException">There would be more elements than a tensor holds, or their number is not known because an end is NaN.</exception>
    /// <exception cref="DTypeException"><paramref name="dtype"/> is Bool.</exception>
    /// <exception cref="OverflowException"><paramref name="dtype"/> is Int32, which does not hold a number.</exception>
    public static Tensor Arange(double start, double end, double step = 1, DType dtype = DType.Float32)
    {
        if (step == 0 || !double.IsFinite(step))
            throw new ArgumentOutOfRangeException(nameof(step), $"Arange needs a finite step other than 0, not {step}.");
        double count = Math.Max(0, Math.Ceiling((end - start) / step));
        if (!(count <= int.MaxValue))
            throw new ShapeException($"Arange from {start} to {end} by {step} has more than {int.MaxValue} elements.");
        Tensor tensor = Uninitialized([(int)count], dtype);
        var fill = new RangeFill(tensor, start, step);
        DTypeDispatch.Number(dtype, ref fill);
        return tensor;
    }

    /// <summary>Samples of the normal distribution.</summary>
    /// <param name="shape">The shape of the result.</param>
    /// <param name="random">The source of randomness; the same seed gives the same tensor.</param>
    /// <param name="mean">The mean μ.</param>
    /// <param name="standardDeviation">The standard deviation σ ≥ 0.</param>
    /// <param name="dtype">Float32 or Float64.</param>
    /// <exception cref="ArgumentOutOfRangeException">The mean is not finite, or the standard deviation is negative or not finite.</exception>
    /// <exception cref="DTypeException"><paramref name="dtype"/> is not floating-point.</exception>
    public static Tensor Normal(Shape shape, Random random, double mean = 0, double standardDeviation = 1, DType dtype = DType.Float32)
    {
        ArgumentNullException.ThrowIfNull(random);
        if (!double.IsFinite(mean))
            throw new ArgumentOutOfRangeException(nameof(mean), mean, "A mean is a finite number.");
        if (!(double.IsFinite(standardDeviation) && standardDeviation >= 0))
            throw new ArgumentOutOfRangeException(nameof(standardDeviation), standardDeviation, "A standard deviation is a finite number, at least 0.");
        return new NormalFill(random, mean, standardDeviation).Draw(shape, dtype);
    }

    /// <summary>Samples of the uniform distribution on [low, high); all are low where the two are equal as numbers of the dtype.</summary>
    /// <param name="shape">The shape of the result.</param>
    /// <param name="random">The source of randomness; the same seed gives the same tensor.</param>
    /// <param name="low">The lower end, which can be drawn.</param>
    /// <param name="high">The upper end, which cannot; at least <paramref name="low"/>.</param>
    /// <param name="dtype">Float32 or Float64.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="low"/> or the distance from it to <paramref name="high"/> is not finite, or <paramref name="high"/> is below <paramref name="low"/> or beyond the dtype.
    /// </exception>
    /// <exception cref="DTypeException"><paramref name="dtype"/> is not floating-point.</exception>
    public static Tensor Uniform(Shape shape, Random random, double low = 0, double high = 1, DType dtype = DType.Float32)
    {
        ArgumentNullException.ThrowIfNull(random);
        double largest = dtype == DType.Float32 ? float.MaxValue : double.MaxValue;
        if (!(Math.Abs(low) <= largest))
            throw new ArgumentOutOfRangeException(nameof(low), low, $"The lower end of a uniform distribution is a finite number of {dtype}.");
        if (!(high >= low && high <= largest && double.IsFinite(high - low)))
            throw new ArgumentOutOfRangeException(nameof(high), high, string.Create(CultureInfo.InvariantCulture, $"The upper end of a uniform distribution from {low:R} is a finite number of {dtype} that is not below it, at a finite distance."));
        return new UniformFill(random, low, high).Draw(shape, dtype);
    }

    internal void Clear() => Bytes().Clear();

    /// <summary>The memory of all elements.</summary>
    internal Span<byte> Bytes() => DType switch
    {
        DType.Float32 => MemoryMarshal.AsBytes(Elements<float>()),
        DType.Float64 => MemoryMarshal.AsBytes(Elements<double>()),
        DType.Int32 => MemoryMarshal.AsBytes(Elements<int>()),
        _ => MemoryMarshal.AsBytes(Elements<bool>()),
    };

    static Tensor FromArray<T>(Array values, Shape shape) where T : unmanaged =>
        From(MemoryMarshal.CreateReadOnlySpan(
            ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(values)), values.Length), shape);
}
