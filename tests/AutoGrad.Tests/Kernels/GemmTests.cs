using System.Numerics;
using System.Runtime.InteropServices;
using AutoGrad.Kernels;

namespace AutoGrad.Tests.Kernels;

/// <summary>The matrix product against the textbook's three loops in double precision.</summary>
[Collection("MaxThreads")]
public sealed class GemmTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Products_of_random_shapes_agree_with_the_definition(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 60; i++)
        {
            GemmCase shape = GemmCase.Random(random, largest: 150);
            CheckAgainstDefinition<float>(shape, random);
            CheckAgainstDefinition<double>(shape, random);
        }
    }

    [Theory]
    [MemberData(nameof(NotableShapes))]
    public void Products_of_notable_shapes_agree_with_the_definition(int m, int n, int k)
    {
        var random = new Random(m + n + k);
        for (int form = 0; form < 4; form++)
        {
            var shape = new GemmCase(m, n, k) { TransposeA = (form & 1) != 0, TransposeB = (form & 2) != 0 };
            CheckAgainstDefinition<float>(shape, random);
            CheckAgainstDefinition<double>(shape, random);
        }
    }

    [Fact]
    public void Tiles_of_every_height_agree_with_the_definition()
    {
        const int tallest = 12, wide = 40, longDepth = 300; // no row of C is narrow, and no inner dimension short
        var random = new Random(7);
        for (int m = 1; m <= tallest; m++)
            foreach (int n in (int[])[wide, 2 * wide])
            {
                CheckAgainstDefinition<float>(new GemmCase(m, n, longDepth), random);
                CheckAgainstDefinition<double>(new GemmCase(m, n, longDepth) { Accumulate = true }, random);
            }
    }

    public static TheoryData<int, int, int> NotableShapes => new()
    {
        { 1, 1, 1 }, { 1, 300, 200 }, { 300, 1, 200 }, { 1, 1, 1000 }, // vectors
        { 64, 10, 128 }, { 10, 64, 128 }, { 14, 90, 65 }, // narrow
        { 6, 32, 64 }, { 7, 33, 17 }, { 12, 32, 300 }, { 13, 33, 257 }, // a tile of a short and of a long inner dimension, and one element more
        { 20, 20, 1700 }, // three blocks of the inner dimension
        { 600, 300, 1700 }, { 300, 2100, 300 }, // large enough for packing
        { 30, 40, 1024 }, { 260, 1024, 70 }, // rows that collide in the caches
    };

    [Fact]
    public void The_bits_do_not_depend_on_the_number_of_threads()
    {
        var random = new Random(4);
        foreach ((int m, int n, int k) in ((int, int, int)[])[(128, 100, 300), (700, 33, 900), (1, 3000, 500), (3000, 1, 500), (64, 10, 2000), (9, 700, 700), (300, 1024, 1024)])
            for (int form = 0; form < 4; form++)
            {
                var shape = new GemmCase(m, n, k) { TransposeA = (form & 1) != 0, TransposeB = (form & 2) != 0 };
                CheckThreads($"{shape} in float", shape.Operands<float>(random).Multiply);
                CheckThreads($"{shape} in double", shape.Operands<double>(random).Multiply);
            }
    }

    [Theory]
    [InlineData(40, 64, 64, 64)]
    [InlineData(3, 100, 90, 120)]
    [InlineData(300, 30, 8, 64)]
    public void The_bits_of_a_batch_do_not_depend_on_the_number_of_threads(int batch, int m, int n, int k)
    {
        var random = new Random(6);
        float[] a = GemmCase.Fill<float>(random, batch * m * k), b = GemmCase.Fill<float>(random, batch * k * n);
        CheckThreads($"{batch} products", () =>
        {
            float[] c = new float[batch * m * n];
            Gemm.MultiplyBatched<float>(batch, false, false, m, n, k, a, k, m * k, b, n, k * n, c, n, m * n, accumulate: false);
            return c;
        });
    }

    [Fact]
    public void Nothing_between_the_rows_of_C_is_touched()
    {
        float[] a = Ones(3 * 40), b = Ones(40 * 35), c = new float[(2 * 50) + 35];
        Gemm.Multiply<float>(false, false, 3, 35, 40, a, 40, b, 35, c, 50, accumulate: false);
        Assert.All(c.Index(), element => Assert.Equal(element.Index % 50 < 35 ? 40 : 0, element.Item));
    }

    [Theory]
    [InlineData(5, 40, 20)]
    [InlineData(40, 5, 100)]
    [InlineData(1, 40, 100)]
    public void NaN_and_infinities_propagate_even_against_zeros(int m, int n, int k)
    {
        float[] a = new float[m * k], b = Ones(k * n), c = new float[m * n];
        b[(k / 2 * n) + 1] = float.PositiveInfinity;
        b[n - 1] = float.NaN;
        Gemm.Multiply<float>(false, false, m, n, k, a, k, b, n, c, n, accumulate: false);
        Assert.All(c.Index(), element => Assert.Equal(element.Index % n == 1 || element.Index % n == n - 1, float.IsNaN(element.Item)));
    }

    [Fact]
    public void An_uninitialised_C_is_overwritten_and_never_read()
    {
        float[] c = [.. Enumerable.Repeat(float.NaN, 6)];
        Gemm.Multiply<float>(false, false, 2, 3, 2, [1, 2, 3, 4], 2, [1, 0, 2, 0, 1, 1], 3, c, 3, accumulate: false);
        Assert.Equal([1, 2, 4, 3, 4, 10], c);
    }

    [Fact]
    public void An_empty_inner_dimension_gives_zeros_or_the_bias_or_the_old_value()
    {
        double[] c = [1, 2, 3, 4];
        Gemm.Multiply<double>(false, false, 2, 2, 0, [], 0, [], 2, c, 2, accumulate: true);
        Assert.Equal([1, 2, 3, 4], c);
        Gemm.Multiply<double>(false, false, 2, 2, 0, [], 0, [], 2, c, 2, accumulate: false, rowBias: [5, 6]);
        Assert.Equal([5, 6, 5, 6], c);
        Gemm.Multiply<double>(false, false, 2, 2, 0, [], 0, [], 2, c, 2, accumulate: false);
        Assert.Equal([0, 0, 0, 0], c);
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(3, 0)]
    public void An_empty_result_is_no_work(int m, int n)
    {
        float[] c = [7, 7, 7];
        Gemm.Multiply<float>(false, false, m, n, 2, Ones(6), 2, Ones(6), 3, c, 3, accumulate: false);
        Gemm.MultiplyBatched<float>(2, false, false, m, n, 2, Ones(12), 2, 6, Ones(12), 3, 6, c, 3, 0, accumulate: true);
        Assert.Equal([7, 7, 7], c);
    }

    [Theory]
    [InlineData(30, false, false, false, false)]
    [InlineData(30, true, false, false, true)]
    [InlineData(30, false, true, true, false)]
    [InlineData(48, false, false, false, true)] // full registers, which are written to C directly
    [InlineData(48, true, false, true, false)]
    [InlineData(48, true, true, false, false)]
    public void A_batch_is_its_products(int n, bool transposeA, bool shareB, bool accumulate, bool hasBias)
    {
        const int batch = 5, m = 20, k = 40;
        var random = new Random(5);
        float[] a = GemmCase.Fill<float>(random, batch * m * k), b = GemmCase.Fill<float>(random, batch * k * n), c = GemmCase.Fill<float>(random, batch * m * n);
        float[] bias = GemmCase.Fill<float>(random, hasBias ? n : 0), expected = [.. c];
        int lda = transposeA ? m : k, strideB = shareB ? 0 : k * n;
        Gemm.MultiplyBatched<float>(batch, transposeA, false, m, n, k, a, lda, m * k, b, n, strideB, c, n, m * n, accumulate, bias);
        for (int i = 0; i < batch; i++)
            Gemm.Multiply<float>(transposeA, false, m, n, k, a.AsSpan(i * m * k), lda, b.AsSpan(i * strideB), n, expected.AsSpan(i * m * n), n, accumulate, bias);
        Assert.Equal(expected, c);
    }

    [Fact]
    public void A_batch_that_shares_C_adds_up()
    {
        float[] a = [1, 2, 3], b = [10, 100, 1000], c = [1];
        Gemm.MultiplyBatched<float>(3, false, false, 1, 1, 1, a, 1, 1, b, 1, 1, c, 1, 0, accumulate: true);
        Assert.Equal([3211], c);
        Assert.Throws<ArgumentException>(() => Gemm.MultiplyBatched<float>(3, false, false, 1, 1, 1, a, 1, 1, b, 1, 1, c, 1, 0, accumulate: false));
    }

    [Fact]
    public void A_span_that_is_too_short_is_refused()
        => Assert.Throws<ArgumentException>("b", () => Gemm.Multiply<float>(false, true, 1, 3, 2, new float[2], 2, new float[5], 2, new float[3], 3, false));

    private static void CheckAgainstDefinition<T>(GemmCase shape, Random random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double epsilon = double.CreateChecked(T.BitIncrement(T.One) - T.One);
        GemmOperands<T> operands = shape.Operands<T>(random);
        T[] result = operands.Multiply();
        int count = shape.M * shape.N;
        int stride = (count / 3000) | 1; // large results are sampled, up to the last element
        for (int index = count - 1; index >= 0; index -= stride)
        {
            (int i, int j) = Math.DivRem(index, shape.N);
            (double value, double magnitude) = operands.Define(i, j);
            double error = Math.Abs(double.CreateChecked(result[(i * operands.Ldc) + j]) - value);
            Assert.True(error <= (shape.K + 3) * epsilon * magnitude, $"{typeof(T).Name} {shape}: element ({i}, {j}) is off by {error}.");
        }
    }

    private static void CheckThreads<T>(string what, Func<T[]> compute)
        where T : unmanaged
    {
        T[] alone = WithThreads(1, compute);
        foreach (int threads in (int[])[2, 3, 8])
        {
            T[] together = WithThreads(threads, compute);
            Assert.True(MemoryMarshal.AsBytes<T>(alone).SequenceEqual(MemoryMarshal.AsBytes<T>(together)), $"{what} on {threads} threads");
        }
    }

    private static T[] WithThreads<T>(int threads, Func<T[]> compute)
    {
        int before = Compute.MaxThreads;
        Compute.MaxThreads = threads;
        try
        {
            return compute();
        }
        finally
        {
            Compute.MaxThreads = before;
        }
    }

    private static float[] Ones(int count) => [.. Enumerable.Repeat(1f, count)];
}
