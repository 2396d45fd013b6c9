using AutoGrad.Kernels;

namespace AutoGrad.Tests.Kernels;

[Collection("MaxThreads")]
public sealed class ReduceTests : IDisposable
{
    readonly int maxThreads = Compute.MaxThreads;

    public void Dispose() => Compute.MaxThreads = maxThreads;

    public static TheoryData<int[]> Shapes => new((int[][])
        [[], [1], [7], [16], [17], [63], [1000], [3, 5], [5, 3], [2, 1], [1, 9], [33, 40], [4, 130], [130, 4], [2, 3, 4], [3, 1, 5], [5, 17, 2], [2, 3, 2, 5], [3, 2, 17, 2], [2, 2, 3, 2, 2], [0], [3, 0], [0, 3]]);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Any_set_of_axes_gives_what_plain_loops_give(int[] axes)
    {
        float[] source = Numbers(Length(axes));
        for (ulong reduced = 0; reduced < 1UL << axes.Length; reduced++)
        {
            double[] sums = Plain(source, axes, reduced, 0, (a, b) => a + b), maxima = Plain(source, axes, reduced, double.NegativeInfinity, Math.Max);
            var result = new float[sums.Length];
            Reduce.Run<Itself, Plus, float>(default, source, axes, reduced, centres: default, result, accumulate: false);
            for (int i = 0; i < result.Length; i++)
                Assert.Equal(sums[i], result[i], 1e-5);
            Reduce.Run<Itself, Plus, float>(default, source, axes, reduced, centres: default, result, accumulate: true);
            for (int i = 0; i < result.Length; i++)
                Assert.Equal(2 * sums[i], result[i], 2e-5);
            Reduce.Run<Itself, Larger, float>(default, source, axes, reduced, centres: default, result, accumulate: false);
            Assert.Equal([.. maxima.Select(value => (float)value)], result);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Terms_read_the_number_of_their_own_line(int[] axes)
    {
        float[] source = Numbers(Length(axes));
        for (ulong reduced = 0; reduced < 1UL << axes.Length; reduced++)
        {
            // Σ (x − c) = Σ x − n c.
            double[] sums = Plain(source, axes, reduced, 0, (a, b) => a + b), counts = Plain([.. source.Select(_ => 1f)], axes, reduced, 0, (a, b) => a + b);
            float[] centres = [.. Enumerable.Range(0, sums.Length).Select(i => (float)i / 8)];
            var result = new float[sums.Length];
            Reduce.Run<Deviation, Plus, float>(default, source, axes, reduced, centres, result, accumulate: false);
            for (int i = 0; i < result.Length; i++)
                Assert.Equal(sums[i] - (counts[i] * centres[i]), result[i], 1e-3);
        }
    }

    [Fact]
    public void A_sum_of_ten_million_floats_is_right_to_an_ulp_of_its_magnitude()
    {
        float[] source = Numbers(10_000_019);
        double exact = 0, magnitude = 0;
        foreach (float x in source)
        {
            exact += x;
            magnitude += Math.Abs(x);
        }

        var result = new float[1];
        Reduce.Run<Itself, Plus, float>(default, source, [source.Length], 1, centres: default, result, accumulate: false);
        Assert.Equal(exact, result[0], magnitude * Math.Pow(2, -23));
    }

    [Fact]
    public void A_column_of_a_million_floats_is_right_to_an_ulp_of_its_magnitude()
    {
        float[] source = Numbers(3_000_000);
        var result = new float[3];
        Reduce.Run<Magnitude, Plus, float>(default, source, [1_000_000, 3], 1, centres: default, result, accumulate: false);
        for (int column = 0; column < 3; column++)
        {
            double exact = 0;
            for (int i = column; i < source.Length; i += 3)
                exact += Math.Abs(source[i]);
            Assert.Equal(exact, result[column], exact * Math.Pow(2, -23));
        }
    }

    [Fact]
    public void A_rows_sum_is_the_same_bits_wherever_the_row_stands()
    {
        foreach (int length in new[] { 1, 3, 7, 10, 16, 31, 33, 100, 1037, 5000 })
        {
            float[] row = Numbers(length);
            float alone = SumOfRows(row, 1, length)[0];
            for (int shift = 0; shift < 5; shift++)
            {
                float[] memory = [.. Enumerable.Repeat(float.NaN, shift), .. row];
                var result = new float[1];
                Reduce.Run<Itself, Plus, float>(default, memory.AsSpan(shift), [length], 1, centres: default, result, accumulate: false);
                Assert.Equal(alone, result[0]);
            }

            float[] sums = SumOfRows([.. row, .. Numbers(length, seed: 2), .. row, .. Enumerable.Repeat(float.NaN, length), .. row], 5, length);
            Assert.Equal(alone, sums[0]);
            Assert.Equal(alone, sums[2]);
            Assert.Equal(alone, sums[4]);
        }
    }

    [Fact]
    public void A_columns_sum_does_not_depend_on_its_neighbours()
    {
        foreach (int width in new[] { 2, 3, 9, 17, 40 })
        {
            const int length = 201;
            float[] column = Numbers(length);
            float[]? first = null;
            for (int place = 0; place < width; place++)
            {
                float[] source = [.. Enumerable.Repeat(float.NaN, length * width)];
                for (int i = 0; i < length; i++)
                    source[(i * width) + place] = column[i];
                var result = new float[width];
                Reduce.Run<Itself, Plus, float>(default, source, [length, width], 1, centres: default, result, accumulate: false);
                first ??= [result[place]];
                Assert.Equal(first[0], result[place]);
            }
        }
    }

    [Fact]
    public void Results_do_not_depend_on_the_number_of_threads()
    {
        float[] source = Numbers(600 * 1111);
        Compute.MaxThreads = 1;
        float[] rows = SumOfRows(source, 600, 1111), columns = SumOfColumns(source, 600, 1111);
        Compute.MaxThreads = 4;
        Assert.Equal(rows, SumOfRows(source, 600, 1111));
        Assert.Equal(columns, SumOfColumns(source, 600, 1111));
    }

    [Fact]
    public void A_reduction_allocates_nothing()
    {
        float[] source = Numbers(4 * 10 * 6 * 5), result = new float[4 * 10 * 6 * 5];
        long AllocatedBy(ulong reduced, int kept)
        {
            Reduce.Run<Itself, Plus, float>(default, source, [4, 10, 6, 5], reduced, centres: default, result.AsSpan(0, kept), accumulate: false);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Reduce.Run<Itself, Plus, float>(default, source, [4, 10, 6, 5], reduced, centres: default, result.AsSpan(0, kept), accumulate: false);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, AllocatedBy(0b1010, kept: 4 * 6));
        Assert.Equal(0, AllocatedBy(0b1110, kept: 4));
        Assert.Equal(0, AllocatedBy(0b0011, kept: 6 * 5));
    }

    [Fact]
    public void A_destination_of_another_length_is_refused()
    {
        float[] source = Numbers(30);
        Assert.Throws<ArgumentException>(() => Reduce.Run<Itself, Plus, float>(default, source, [5, 6], 0b01, centres: default, new float[5], accumulate: false));
        Assert.Throws<ArgumentException>(() => Reduce.Run<Itself, Plus, float>(default, source, [5, 7], 0b01, centres: default, new float[7], accumulate: false));
    }

    static float[] SumOfRows(float[] source, int rows, int length)
    {
        var result = new float[rows];
        Reduce.Run<Itself, Plus, float>(default, source, [rows, length], 0b10, centres: default, result, accumulate: false);
        return result;
    }

    static float[] SumOfColumns(float[] source, int length, int columns)
    {
        var result = new float[columns];
        Reduce.Run<Itself, Plus, float>(default, source, [length, columns], 0b01, centres: default, result, accumulate: false);
        return result;
    }

    static float[] Numbers(int length, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (float)((2 * random.NextDouble()) - 1))];
    }

    static int Length(int[] axes) => axes.Aggregate(1, (product, axis) => product * axis);

    static double[] Plain(float[] source, int[] axes, ulong reduced, double identity, Func<double, double, double> combine)
    {
        int kept = 1;
        for (int axis = 0; axis < axes.Length; axis++)
            kept *= (reduced >> axis & 1) == 0 ? axes[axis] : 1;
        double[] result = [.. Enumerable.Repeat(identity, kept)];
        for (int i = 0; i < source.Length; i++)
        {
            int rest = i, place = 0, stride = 1;
            for (int axis = axes.Length - 1; axis >= 0; axis--)
            {
                int digit = rest % axes[axis];
                rest /= axes[axis];
                if ((reduced >> axis & 1) != 0)
                    continue;
                place += digit * stride;
                stride *= axes[axis];
            }

            result[place] = combine(result[place], source[i]);
        }

        return result;
    }
}
