using AutoGrad.Kernels;

namespace AutoGrad.Tests.Kernels;

public class OrdersTests
{
    /// <summary>Values that are hard to order, of which each stands many times: ties, zeros of either sign, subnormal numbers, infinities, NaN of either sign.</summary>
    static readonly double[] hard =
        [0, -0.0, 1, -1, 1.5, float.Epsilon, -float.Epsilon, float.MaxValue, float.MinValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN, -double.NaN];

    public static TheoryData<int, int> LengthsAndCounts => new()
    {
        { 1, 1 }, { 2, 0 }, { 7, 7 }, { 16, 3 }, { 100, 1 }, { 100, 24 }, { 100, 25 }, { 100, 26 }, { 1000, 10 }, { 1000, 1000 },
    };

    [Theory]
    [MemberData(nameof(LengthsAndCounts))]
    public void The_order_is_that_of_a_stable_sort(int length, int count)
    {
        var random = new Random(length);
        for (int kind = 0; kind < 3; kind++)
        {
            double[] values = Values(length, kind, random);
            float[] singles = Array.ConvertAll(values, value => (float)value);
            foreach (bool isDescending in (bool[])[false, true])
            {
                Assert.Equal(StableOrder(values, isDescending)[..count], Sorted<double>(values, isDescending, count));
                Assert.Equal(StableOrder(Array.ConvertAll(singles, single => (double)single), isDescending)[..count], Sorted<float>(singles, isDescending, count));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(17)]
    [InlineData(1000)]
    [InlineData(4097)]
    public void The_middle_is_that_of_a_stable_sort(int length)
    {
        var random = new Random(length);
        for (int kind = 0; kind < 3; kind++)
        {
            double[] values = Values(length, kind, random);
            int lastNaN = Array.FindLastIndex(values, double.IsNaN);
            int[] expected = [lastNaN >= 0 ? lastNaN : StableOrder(values, isDescending: false)[(length - 1) / 2]];
            var places = new int[1];
            Orders.Middle<double>(new LineLayout(1, length, 1), values, places);
            Assert.Equal(expected, places);
        }
    }

    [Fact]
    public void Lines_that_are_not_in_a_row_are_ordered_each_on_its_own()
    {
        // Columns 3, 1, 2 and 7, 9, 8.
        var places = new int[4];
        Orders.Sort<float>(new LineLayout(1, 3, 2), [3, 7, 1, 9, 2, 8], isDescending: true, 2, places);
        Assert.Equal([0, 1, 2, 2], places);
    }

    [Fact]
    public void Every_rank_is_found_however_the_numbers_lie()
    {
        const int Length = 300;
        ulong[][] arrangements =
        [
            [.. Enumerable.Range(0, Length).Select(i => (ulong)i)],
            [.. Enumerable.Range(0, Length).Select(i => (ulong)(Length - 1 - i))],
            [.. Enumerable.Range(0, Length).Select(i => (ulong)(i % 2 == 0 ? i / 2 : Length - 1 - (i / 2)))],
            [.. Enumerable.Range(0, Length).Select(i => (ulong)(i * 7 % Length))],
        ];
        foreach (ulong[] arrangement in arrangements)
        {
            for (int rank = 0; rank < Length; rank++)
                Assert.Equal((ulong)rank, KeySelection.Find<ulong>([.. arrangement], rank));
        }
    }

    static double[] Values(int length, int kind, Random random) => [.. Enumerable.Range(0, length).Select(i => kind switch
    {
        0 => random.NextDouble() - 0.5,
        1 => random.Next(5) - 2,
        _ => hard[random.Next(hard.Length)],
    })];

    static int[] Sorted<T>(T[] values, bool isDescending, int count) where T : unmanaged, System.Numerics.INumber<T>
    {
        var places = new int[count];
        Orders.Sort<T>(new LineLayout(1, values.Length, 1), values, isDescending, count, places);
        return places;
    }

    /// <summary>By the base library's stable sort, which has NaN as the smallest.</summary>
    static int[] StableOrder(double[] values, bool isDescending)
    {
        IEnumerable<int> places = Enumerable.Range(0, values.Length);
        return isDescending
            ? [.. places.OrderByDescending(i => double.IsNaN(values[i])).ThenByDescending(i => values[i])]
            : [.. places.OrderBy(i => double.IsNaN(values[i])).ThenBy(i => values[i])];
    }
}
