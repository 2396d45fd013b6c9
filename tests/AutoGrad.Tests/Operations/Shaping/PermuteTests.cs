namespace AutoGrad.Tests.Operations.Shaping;

public sealed class PermuteTests
{
    [Fact]
    public void Transpose_exchanges_rows_and_columns()
    {
        Tensor y = Tensor.From(new[,] { { 1f, 2, 3 }, { 4, 5, 6 } }).Transpose();

        Assert.Equal([3, 2], y.Shape);
        Assert.Equal([1f, 4, 2, 5, 3, 6], y.ToArray<float>());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(16, 16)]
    [InlineData(33, 47)]
    [InlineData(3, 130)]
    [InlineData(64, 5)]
    public void A_transposed_matrix_of_any_size_and_dtype_has_its_elements_exchanged(int rows, int columns)
    {
        Tensor x = Tensor.Arange(rows * columns, DType.Int32).Reshape([rows, columns]);
        foreach (DType dtype in Enum.GetValues<DType>())
        {
            Tensor part = dtype == DType.Bool ? x.To(DType.Float64) > 2.5 : x.To(dtype), y = part.Transpose();
            for (int i = 0; i < rows; i++)
            {
                for (int j = 0; j < columns; j++)
                    Assert.Equal(part.ElementAt((i * columns) + j), y.ElementAt((j * rows) + i));
            }
        }
    }

    [Fact]
    public void Every_order_of_four_axes_finds_every_element()
    {
        int[] lengths = [3, 17, 2, 19];
        Tensor x = Tensor.Arange(3 * 17 * 2 * 19, DType.Int32).Reshape(Shape.Create(lengths));
        foreach (int[] order in Orders(4))
        {
            Tensor y = x.Permute(order);
            int[] elements = y.ToArray<int>();
            var digits = new int[4];
            foreach (int element in elements)
            {
                int place = 0;
                for (int axis = 0; axis < 4; axis++)
                    place = (place * lengths[axis]) + digits[Array.IndexOf(order, axis)];
                Assert.Equal(place, element);
                for (int k = 3; k >= 0 && ++digits[k] == y.Shape[k]; k--)
                    digits[k] = 0;
            }
        }
    }

    [Fact]
    public void The_inverse_permutation_undoes_a_permutation()
    {
        Tensor x = Tensor.Normal([2, 3, 4], new Random(1));

        Assert.Equal(x.ToArray<float>(), x.Permute(2, 0, 1).Permute(1, 2, 0).ToArray<float>());
    }

    [Fact]
    public void Gradient_is_permuted_back()
    {
        Tensor weights = Tensor.From(new[,] { { 1f, 2 }, { 3, 4 }, { 5, 6 } });

        Tensor gradient = Differentiate.Gradient(x => (x.Transpose() * weights).Sum(), Tensor.Zeros([2, 3]));

        Assert.Equal([1f, 3, 5, 2, 4, 6], gradient.ToArray<float>());
    }

    [Fact]
    public void Second_derivatives_pass_through_a_permutation()
    {
        // f = Σ (xᵀ)³, so ∂²f/∂x² = 6 x on the diagonal of the Hessian.
        Tensor x = Tensor.From(new[,] { { 1.0, 2 }, { 3, 4 } });

        Tensor hessian = Differentiate.Hessian(t => (t.Transpose() * t.Transpose() * t.Transpose()).Sum(), x).Reshape([4, 4]);

        Assert.Equal((6 * x.Flatten()).Diag().ToArray<double>(), hessian.ToArray<double>());
    }

    [Fact]
    public void Axes_of_length_one_move_without_a_copy()
    {
        Tensor x = Tensor.Arange(6).Reshape([1, 6]);

        Assert.True(x.Transpose().IsSameMemory(x));
    }

    [Fact]
    public void A_view_of_a_parameter_is_a_copy()
    {
        var w = new Parameter(Tensor.Zeros([2, 2]));
        Tensor before = w.Reshape([4]), row = w[0], same = w.Permute(0, 1);

        w.Assign(Tensor.Ones([2, 2]));

        Assert.Equal(0, before.Sum().Item() + row.Sum().Item() + same.Sum().Item());
    }

    [Theory]
    [InlineData(new[] { 0 }, "Permute needs each of the 2 axes of [2, 3] once, but it got [0].")]
    [InlineData(new[] { 0, 0 }, "Permute needs each of the 2 axes of [2, 3] once, but it got [0, 0].")]
    [InlineData(new[] { 0, 2 }, "Axis 2 is out of range: the shape [2, 3] has 2 axes, numbered from 0 or, from the end, −1.")]
    public void Axes_that_are_no_permutation_are_refused(int[] axes, string message) =>
        Assert.Equal(message, Assert.Throws<ShapeException>(() => Tensor.Zeros([2, 3]).Permute(axes)).Message);

    [Fact]
    public void A_vector_has_no_transpose() => Assert.Equal(
        "Transpose exchanges the last two axes, but [3] has 1; add one with Unsqueeze.",
        Assert.Throws<ShapeException>(() => Tensor.Zeros([3]).Transpose()).Message);

    static IEnumerable<int[]> Orders(int count) => count == 0
        ? [[]]
        : Orders(count - 1).SelectMany(order => Enumerable.Range(0, count).Select(place => order[..place].Append(count - 1).Concat(order[place..]).ToArray()));
}
