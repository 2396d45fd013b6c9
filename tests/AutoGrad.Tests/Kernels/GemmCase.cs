using System.Numerics;
using AutoGrad.Kernels;

namespace AutoGrad.Tests.Kernels;

/// <summary>The shape and the form of a product.</summary>
internal sealed record GemmCase(int M, int N, int K)
{
    public bool TransposeA { get; init; }

    public bool TransposeB { get; init; }

    public bool Accumulate { get; init; }

    public bool HasBias { get; init; }

    /// <summary>By how much each matrix is wider in memory than its rows are long.</summary>
    public int Gap { get; init; }

    public static GemmCase Random(Random random, int largest)
    {
        bool accumulate = random.Next(2) == 0;
        return new(Length(), Length(), Length())
        {
            TransposeA = random.Next(2) == 0,
            TransposeB = random.Next(2) == 0,
            Accumulate = accumulate,
            HasBias = !accumulate && random.Next(2) == 0,
            Gap = random.Next(2) * random.Next(20),
        };

        // Short lengths meet the edges of tiles more often.
        int Length() => random.Next(4) switch { 0 => random.Next(1, 4), 1 => random.Next(1, 35), _ => random.Next(1, largest) };
    }

    public static T[] Fill<T>(Random random, int count)
        where T : unmanaged, INumber<T>
    {
        T[] values = new T[count];
        for (int i = 0; i < count; i++)
            values[i] = T.CreateChecked((random.NextDouble() * 2) - 1);
        return values;
    }

    public GemmOperands<T> Operands<T>(Random random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => new(this, random);
}

/// <summary>Operands of a product, and the product by definition.</summary>
internal sealed class GemmOperands<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly GemmCase _case;
    private readonly int _lda, _ldb;
    private readonly T[] _a, _b, _c, _bias;

    public GemmOperands(GemmCase shape, Random random)
    {
        _case = shape;
        _lda = (shape.TransposeA ? shape.M : shape.K) + shape.Gap;
        _ldb = (shape.TransposeB ? shape.K : shape.N) + shape.Gap;
        Ldc = shape.N + shape.Gap;
        _a = GemmCase.Fill<T>(random, _lda * (shape.TransposeA ? shape.K : shape.M));
        _b = GemmCase.Fill<T>(random, _ldb * (shape.TransposeB ? shape.N : shape.K));
        _c = GemmCase.Fill<T>(random, Ldc * shape.M);
        _bias = GemmCase.Fill<T>(random, shape.HasBias ? shape.N : 0);
    }

    public int Ldc { get; }

    public T[] Multiply()
    {
        T[] c = [.. _c];
        Gemm.Multiply<T>(_case.TransposeA, _case.TransposeB, _case.M, _case.N, _case.K, _a, _lda, _b, _ldb, c, Ldc, _case.Accumulate, _bias);
        return c;
    }

    /// <summary>An element by definition, and the sum of its terms' magnitudes, to which rounding errors are proportional.</summary>
    public (double Value, double Magnitude) Define(int i, int j)
    {
        double value = _case.Accumulate ? double.CreateChecked(_c[(i * Ldc) + j]) : _case.HasBias ? double.CreateChecked(_bias[j]) : 0;
        double magnitude = Math.Abs(value);
        for (int p = 0; p < _case.K; p++)
        {
            T a = _case.TransposeA ? _a[(p * _lda) + i] : _a[(i * _lda) + p];
            T b = _case.TransposeB ? _b[(j * _ldb) + p] : _b[(p * _ldb) + j];
            double term = double.CreateChecked(a) * double.CreateChecked(b);
            value += term;
            magnitude += Math.Abs(term);
        }

        return (value, magnitude);
    }
}
