using System.Runtime.CompilerServices;

namespace AutoGrad.Tests.Operations;

public class PointwiseCompositionTests
{
    [Fact]
    public void PRelu_has_one_slope_for_each_channel()
    {
        Tensor x = Tensor.From([-1.0, 2, -3, -4, 5, -6, -7, 8], [2, 2, 2]), slopes = Tensor.From([0.5, 0.25]);
        Assert.Equal([-0.5, 2, -0.75, -1, 5, -3, -1.75, 8], x.PRelu(slopes).ToArray<double>());
        Tensor gradient = Differentiate.Gradient(w => x.PRelu(w).Sum(), slopes);
        Assert.Equal([-1 - 6, -3 - 4 - 7], gradient.ToArray<double>()); // the sum of min(x, 0) over each channel
    }

    [Fact]
    public void PRelu_takes_one_slope_for_all()
    {
        Tensor x = Tensor.From([-2.0, 4]);
        Assert.Equal([-1, 4], x.PRelu(Tensor.From([0.5])).ToArray<double>());
        Assert.Equal([-1, 4], x.PRelu(Tensor.From([0.5], [])).ToArray<double>());
    }

    [Fact]
    public void PRelu_refuses_slopes_that_fit_no_channel()
    {
        string message = Assert.Throws<ShapeException>(() => Tensor.Ones([2, 3]).PRelu(Tensor.Ones([2]))).Message;
        Assert.Equal("PRelu needs one slope, or one for each place along axis 1 of [2, 3], but its weight is [2].", message);
        Assert.Throws<ShapeException>(() => Tensor.Ones([3]).PRelu(Tensor.Ones([3])));
    }

    [Fact]
    public void Glu_gates_the_first_half_with_the_second()
    {
        Tensor x = Tensor.From([3.0, 4, 0, 1000], [1, 4]);
        Assert.Equal([1.5, 4], x.Glu().ToArray<double>()); // 3·σ(0), 4·σ(1000)
        Assert.Equal([1, 2], x.Reshape([4]).Glu(0).Reshape([1, 2]).Shape.ToArray());
        Assert.Equal([0.5, 1, 0.75, 0], Differentiate.Gradient(t => t.Glu().Sum(), x).ToArray<double>()); // σ(b), then a·σ(b)·σ(−b)
    }

    [Fact]
    public void Glu_refuses_an_axis_of_odd_length()
    {
        string message = Assert.Throws<ShapeException>(() => Tensor.Ones([2, 3]).Glu()).Message;
        Assert.Equal("Glu halves axis -1 of [2, 3], so its length must be even, but it is 3.", message);
    }

    [Fact]
    public void A_users_step_of_bare_numbers_takes_the_dtype_it_meets()
    {
        Tensor x = Tensor.From([-1f, 2f]);
        Tensor curvature = Differentiate.Gradient(t => Differentiate.Gradient(u => u.Map(new UsersRamp()).Sum(), t).Sum(), x);
        Assert.Equal(DType.Float32, curvature.DType);
        Assert.Equal([0f, 2f], curvature.ToArray<float>());
    }

    [Theory]
    [InlineData(new[] { 3, 4 }, new[] { 4 })]
    [InlineData(new[] { 3, 1 }, new[] { 1, 4 })]
    [InlineData(new[] { 2, 3, 4 }, new[] { 3, 1 })]
    [InlineData(new[] { 2, 1, 4 }, new[] { 1, 3, 1 })]
    [InlineData(new[] { 1 }, new[] { 2, 3 })]
    [InlineData(new int[0], new[] { 2, 3 })]
    [InlineData(new[] { 2, 1, 2, 1, 2, 1, 2, 1, 2 }, new[] { 1, 2, 1, 2, 1, 2, 1, 2, 1 })]
    [InlineData(new[] { 50, 30 }, new[] { 30 })] // more rows than are computed at once
    [InlineData(new[] { 50, 1 }, new[] { 2, 50, 30 })]
    [InlineData(new[] { 2, 50, 1 }, new[] { 2, 1, 30 })]
    [InlineData(new[] { 3, 600 }, new[] { 3, 1 })] // rows that are computed one by one
    [InlineData(new[] { 0, 3 }, new[] { 3 })]
    [InlineData(new[] { 5, 0 }, new[] { 5, 1 })]
    public void A_broadcast_loop_meets_the_elements_that_index_arithmetic_names(int[] left, int[] right)
    {
        var random = new Random(1);
        Tensor a = Tensor.Normal(Shape.Create(left), random, dtype: DType.Float64), b = Tensor.Normal(Shape.Create(right), random, dtype: DType.Float64);
        Tensor difference = a - b, greater = a > b, chosen = Tensor.Where(greater, a, b);
        double[] x = a.ToArray<double>(), y = b.ToArray<double>(), differences = difference.ToArray<double>(), chosenOnes = chosen.ToArray<double>();
        bool[] greaterOnes = greater.ToArray<bool>();
        for (int i = 0; i < difference.Length; i++)
        {
            double p = x[Place(i, left, difference.Shape)], q = y[Place(i, right, difference.Shape)];
            Assert.Equal(p - q, differences[i]);
            Assert.Equal(p > q, greaterOnes[i]);
            Assert.Equal(Math.Max(p, q), chosenOnes[i]);
        }
    }

    static int Place(int i, int[] operand, Shape result)
    {
        int place = 0, stride = 1;
        for (int axis = 1; axis <= result.Rank; axis++)
        {
            int digit = i % result[^axis];
            i /= result[^axis];
            if (axis > operand.Length)
                continue;
            place += operand[^axis] == 1 ? 0 : digit * stride;
            stride *= operand[^axis];
        }

        return place;
    }

    // x² for x > 0: its derivative is a choice between bare numbers, times x.
    readonly struct UsersRamp : IUnaryFunction<UsersRamp>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Where(V.Greater(x, 0), x * x, 0);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(UsersRamp f, V x, V y) where V : IReal<V> => x * V.Where(V.Greater(x, 0), 2, 0);
    }
}
