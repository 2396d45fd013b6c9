namespace AutoGrad.Tests.Operations;

/// <summary>Loops over operands of different shapes: rows of every length, put together or one by one, on one thread and on several.</summary>
[Collection("MaxThreads")]
public sealed class BroadcastTests : IDisposable
{
    readonly int maxThreads = Compute.MaxThreads;

    public void Dispose() => Compute.MaxThreads = maxThreads;

    /// <summary>Shapes of three operands. Stretches of short rows end within an axis, at its end, and where an outer axis begins anew.</summary>
    public static TheoryData<int[], int[], int[]> Shapes => new()
    {
        { [64, 10], [10], [64, 1] },
        { [1000, 100], [100], [1000, 1] },
        { [1000, 1], [1, 100], [] },
        { [1000, 101], [1000, 1], [101] },
        { [30_000, 3], [3], [30_000, 1] },
        { [3, 1000], [3, 1], [1000] },
        { [3, 1024], [3, 1], [1024] },
        { [2, 50_000], [50_000], [2, 1] },
        { [1, 70_000], [3, 1], [70_000] },
        { [7, 33, 5], [7, 1, 5], [33, 1] },
        { [5, 1, 700], [3, 1], [5, 3, 1] },
        { [11, 40, 60], [40, 1], [11, 1, 1] },
        { [2, 3, 1, 5], [3, 7, 1], [2, 1, 7, 1] },
        { [3, 1, 2, 1, 40], [5, 1, 9, 1], [3, 1, 1, 9, 1] },
        { [1, 1], [1], [] },
        { [0, 5], [5], [] },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_element_meets_those_at_its_place(int[] a, int[] b, int[] c)
    {
        Tensor x = Numbers(a, 1), y = Numbers(b, 2), z = Numbers(c, 3);
        int[] shape = [.. (x + y + z).Shape.Axes];
        float[] left = Repeated(x, shape), middle = Repeated(y, shape), right = Repeated(z, shape);
        foreach (int threads in (int[])[1, 3])
        {
            Compute.MaxThreads = threads;
            Assert.Equal(left.Select((number, i) => (number * middle[i]) - right[i]), Tensor.Map(new ProductLess(), x, y, z).ToArray<float>());
            Assert.Equal(left.Select((number, i) => number > 50 ? middle[i] : right[i]), Tensor.Where(x > 50, y, z).ToArray<float>());
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Adjoints_are_added_at_each_place(int[] a, int[] b, int[] c)
    {
        Tensor x = Numbers(a, 1), y = Numbers(b, 2), z = Numbers(c, 3), sum = x + y + z;
        using var tape = new Tape();
        tape.Watch(sum);

        // The second product's adjoint is added to that of the first, in a loop over the whole shape.
        Tensor gradient = tape.Gradient(((sum * x) + (sum * y * z)).Sum(), sum);
        int[] shape = [.. sum.Shape.Axes];
        float[] left = Repeated(x, shape), middle = Repeated(y, shape), right = Repeated(z, shape);
        Assert.Equal(left.Select((number, i) => number + (middle[i] * right[i])), gradient.ToArray<float>());
    }

    /// <summary>Whole numbers below 100, whose products and sums are exact.</summary>
    static Tensor Numbers(int[] shape, int seed)
    {
        var random = new Random(seed);
        float[] numbers = new float[shape.Aggregate(1, (count, axis) => count * axis)];
        for (int i = 0; i < numbers.Length; i++)
            numbers[i] = random.Next(100);
        return Tensor.From(numbers, [.. shape]);
    }

    /// <summary>The elements of a tensor that meet those of a shape, by the rule of broadcasting: axes are aligned at the end, those of length 1 stand still.</summary>
    static float[] Repeated(Tensor tensor, int[] shape)
    {
        float[] elements = tensor.ToArray<float>(), repeated = new float[shape.Aggregate(1, (count, axis) => count * axis)];
        for (int i = 0; i < repeated.Length; i++)
        {
            int place = 0, stride = 1;
            for (int axis = shape.Length - 1, rest = i, own = tensor.Rank - 1; own >= 0; rest /= shape[axis--], own--)
            {
                place += tensor.Shape[own] == 1 ? 0 : rest % shape[axis] * stride;
                stride *= tensor.Shape[own];
            }

            repeated[i] = elements[place];
        }

        return repeated;
    }

    readonly struct ProductLess : ITernaryFunction<ProductLess>
    {
        public V Value<V>(V a, V b, V c) where V : IReal<V> => (a * b) - c;
    }
}
