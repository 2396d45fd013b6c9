using AutoGrad.Kernels;
using AutoGrad.Operations;

namespace AutoGrad.Tests.Kernels;

/// <summary>Loops that are long enough to be divided among threads, or to go past the caches.</summary>
[Collection("MaxThreads")]
public sealed class MapTests : IDisposable
{
    readonly int maxThreads = Compute.MaxThreads;

    public void Dispose() => Compute.MaxThreads = maxThreads;

    [Theory]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(100_003)]
    [InlineData(1_000_001)]
    public void A_long_loop_gives_the_same_bits_on_any_number_of_threads(int length)
    {
        float[] x = Numbers(length), expected = new float[length];
        for (int i = 0; i < length; i += 1000)
        {
            int count = Math.Min(1000, length - i);
            Map.Run(new UnaryValue<Exp>(default), new MapOperands<float>(x.AsSpan(i, count)), expected.AsSpan(i, count), accumulate: false);
        }

        for (int threads = 1; threads <= 4; threads++)
        {
            Compute.MaxThreads = threads;
            float[] y = new float[length];
            Map.Run(new UnaryValue<Exp>(default), new MapOperands<float>(x), y, accumulate: false);
            Assert.Equal(expected, y);
        }
    }

    [Fact]
    public void A_long_loop_adds_to_what_is_there_and_repeats_single_elements()
    {
        const int length = 200_001;
        float[] x = Numbers(length), y = Numbers(length), expected = [.. x.Zip(y, (a, b) => b + a * 0.5f)];
        Map.Run(new BinaryValue<Multiply>(default), new MapOperands<float>(x, [0.5f]), y, accumulate: true);
        Assert.Equal(expected, y);
    }

    [Fact]
    public void A_loop_may_write_over_its_operand()
    {
        const int length = 300_000;
        float[] x = Numbers(length), expected = [.. x.Select(a => -a)];
        Map.Run(new UnaryValue<Negate>(default), new MapOperands<float>(x), x, accumulate: false);
        Assert.Equal(expected, x);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Results_beyond_the_size_of_the_cache_are_the_same(int misalignment)
    {
        int length = checked((int)(CacheSize.LastLevel / 2 / sizeof(double))) + 12_345;
        Tensor memory = Tensor.Full([length + misalignment], 7, DType.Float64), x = Tensor.Uniform([length], new Random(1), -1, 1, DType.Float64);
        Map.Run(new UnaryValue<Square>(default), new MapOperands<double>(x.Read<double>()), memory.Write<double>()[misalignment..], accumulate: false);
        ReadOnlySpan<double> operands = x.Read<double>(), results = memory.Read<double>();
        int wrong = 0;
        for (int i = 0; i < length; i++)
            wrong += results[i + misalignment] == operands[i] * operands[i] ? 0 : 1;
        Assert.Equal(0, wrong);
        Assert.True(misalignment == 0 || results[0] == 7);
    }

    [Fact]
    public void The_last_level_cache_has_a_likely_size() => Assert.InRange(CacheSize.LastLevel, 256 << 10, 4L << 30);

    static float[] Numbers(int length)
    {
        var random = new Random(20261125);
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++)
            numbers[i] = (random.NextSingle() - 0.5f) * 8;
        return numbers;
    }
}
