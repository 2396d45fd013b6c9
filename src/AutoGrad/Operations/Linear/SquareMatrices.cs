using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;

namespace AutoGrad.Operations;

/// <summary>What is done with one square matrix after the other.</summary>
internal interface ISquareMatrixWork
{
    /// <summary>
    /// Works on a matrix in double precision, whatever the tensors hold: the elimination then costs no accuracy of its own in Float32.
    /// </summary>
    /// <param name="matrix">A copy of the matrix, n × n, which may be overwritten.</param>
    /// <param name="n">The order of the matrix.</param>
    /// <param name="second">For an operation of two operands a copy of the other's part, else memory for the result.</param>
    /// <returns>The result, in one of the two spans.</returns>
    ReadOnlySpan<double> Run(Span<double> matrix, int n, Span<double> second);

    /// <summary>The sentence about a matrix that has no result, or null.</summary>
    string? Failure { get; }
}

/// <summary>Batches of square matrices on the last two axes.</summary>
internal static class SquareMatrices
{
    /// <exception cref="ShapeException">The last two axes are not there or differ.</exception>
    /// <exception cref="DTypeException">The tensor is not floating-point.</exception>
    public static void Check(string operation, Tensor a)
    {
        if (a.Rank < 2 || a.Shape[^1] != a.Shape[^2])
            throw new ShapeException($"{operation} needs square matrices on the last two axes, but it got {a.Shape}.");
        if (!a.DType.IsFloating)
            throw new DTypeException($"{operation} needs Float32 or Float64 elements, but it got {a.DType} {a.Shape}; cast with To(DType.Float32).");
    }

    /// <summary>The axes before the matrices.</summary>
    public static Shape Batch(Shape shape) => [.. shape.Axes[..^2]];

    /// <exception cref="ArithmeticException">A matrix has no result.</exception>
    public static void Run<TWork>(TWork work, Tensor a, Tensor? b, Tensor result) where TWork : struct, ISquareMatrixWork
    {
        var body = new Body<TWork>(work, a, b, result);
        DTypeDispatch.Floating(a.DType, ref body);
    }

    struct Body<TWork>(TWork work, Tensor a, Tensor? b, Tensor result) : IFloatingBody where TWork : struct, ISquareMatrixWork
    {
        public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            int n = a.Shape[^1], batch = Batch(a.Shape).ElementCount;
            if (batch == 0)
                return;
            int size = n * n, secondSize = b is null ? size : b.Length / batch, resultSize = result.Length / batch;
            double[] memory = ArrayPool<double>.Shared.Rent(size + Math.Max(1, secondSize));
            Span<double> matrix = memory.AsSpan(0, size), second = memory.AsSpan(size, Math.Max(1, secondSize));
            for (int i = 0; i < batch; i++)
            {
                TensorPrimitives.ConvertTruncating(a.Read<T>().Slice(i * size, size), matrix);
                if (b is not null)
                    TensorPrimitives.ConvertTruncating(b.Read<T>().Slice(i * secondSize, secondSize), second);
                ReadOnlySpan<double> values = work.Run(matrix, n, second);
                if (work.Failure is { } failure)
                    throw new ArithmeticException(batch == 1 ? failure : $"{failure} It is matrix {i} of the batch {Batch(a.Shape)}.");
                TensorPrimitives.ConvertTruncating(values[..resultSize], result.Write<T>().Slice(i * resultSize, resultSize));
            }

            ArrayPool<double>.Shared.Return(memory);
        }
    }
}
