namespace AutoGrad.Tests.Operations;

public class ReductionTests
{
    static readonly Tensor Matrix = Tensor.From([1.0, 2, 3, 4, 5, 6], [2, 3]);
    static readonly double Infinity = double.PositiveInfinity;

    [Fact]
    public void Axes_are_reduced_kept_and_counted_from_the_end()
    {
        Assert.Equal([5, 7, 9], Matrix.Sum(0).ToArray<double>());
        Assert.Equal([2, 1], Matrix.Sum(-1, keepDims: true).Shape.ToArray());
        Assert.Equal([1, 1], Matrix.Amax([0, 1], keepDims: true).Shape.ToArray());
        Assert.Equal([2, 5], Matrix.Mean(1).ToArray<double>());
        Assert.Equal(720, Matrix.Prod().Item());
        Assert.Equal([6, 120], Matrix.Prod(1).ToArray<double>());
        Assert.Equal([4, 5, 6], Matrix.Amax(0).ToArray<double>());
        Assert.Equal([1, 4], Matrix.Amin(1).ToArray<double>());
    }

    [Fact]
    public void Empty_tensors_reduce_to_the_neutral_element_if_there_is_one()
    {
        Tensor none = Tensor.Zeros([0, 3], DType.Float64);
        Assert.Equal(0, none.Sum().Item());
        Assert.Equal(1, none.Prod().Item());
        Assert.True(double.IsNaN(none.Mean().Item()));
        Assert.Equal(double.NegativeInfinity, none.LogSumExp().Item());
        Assert.Equal(0, none.Norm().Item());
        Assert.Equal([0, 0, 0], none.Sum(0).ToArray<double>());
        Assert.Equal([0], none.Sum(1).Shape.ToArray());
        Assert.Equal([true, true, true], (none > 0).All(0).ToArray<bool>());
        Func<Tensor>[] undefined =
            [() => none.Amax(), () => none.Amin(0), () => none.ArgMax(), () => none.ArgMin(0), () => none.Median(), () => none.Norm(Infinity)];
        Assert.All(undefined, call => Assert.Throws<ShapeException>(call));
    }

    [Fact]
    public void What_is_left_of_an_empty_tensor_must_be_a_tensor()
    {
        // Without the axis of 0 there are 2³² + 2¹⁶ elements, of which an int keeps 2¹⁶.
        Tensor none = Tensor.Zeros([0, 1 << 16, (1 << 16) + 1]);
        Func<Tensor>[] calls = [() => none.Sum(0), () => none.Prod(0, keepDims: true), () => none.LogSumExp(0), () => none.Var(0), () => none.CountNonZero(0), () => (none > 0).Any(0)];
        Assert.All(calls, call => Assert.Equal(0, Assert.Throws<ShapeException>(call).Message.IndexOf("A tensor holds at most 2147483647 elements", StringComparison.Ordinal)));
        Assert.Equal(0, none.Sum().Item());
    }

    [Fact]
    public void Bad_axes_throw_before_anything_is_recorded()
    {
        using var tape = new Tape();
        Tensor x = Tensor.From([1.0, 2, 3, 4, 5, 6], [2, 3]);
        Action[] calls =
        [
            () => x.Sum(2), () => x.Mean(-3), () => x.Prod([0, 0]), () => x.Amax([1, -1]), () => x.LogSumExp(5), () => x.Var([0, -2]), () => x.Std(2), () => x.Norm(2, 2),
            () => x.Norm(1, [0, 0]), () => x.CumSum(2), () => x.CumProd(2), () => x.LogCumSumExp(-3), () => x.Softmax(2), () => x.LogSoftmax(2), () => x.Softmin(2), () => x.Sort(2),
            () => x.TopK(4), () => x.TopK(-1), () => x.TopK(1, 2), () => x.Median(2), () => x.ArgMax(2), () => x.CountNonZero(2),
        ];
        Assert.All(calls, call => Assert.Throws<ShapeException>(call));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.Norm(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.Norm(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.Var(double.NaN));
        Assert.Equal(0, tape.Count);
        Tensor mask = x > 0;
        int recorded = tape.Count;
        Assert.Throws<ShapeException>(() => mask.Any(2));
        Assert.Throws<ShapeException>(() => mask.All([0, 0]));
        Assert.Equal(recorded, tape.Count);
    }

    [Fact]
    public void Elements_of_the_wrong_type_are_refused()
    {
        Tensor integers = Tensor.From<int>([1, 2]), mask = Tensor.From<bool>([true, false]);
        Assert.All(
            new Func<Tensor>[] { () => integers.Sum(), () => integers.Softmax(0), () => integers.Sort(), () => integers.Median(), () => mask.ArgMax(), () => integers.Any(), () => integers.CumSum(0) },
            call => Assert.Throws<DTypeException>(call));
    }

    [Fact]
    public void The_gradient_of_a_product_is_right_where_elements_are_zero()
    {
        // ∂/∂xᵢ Π x = Π of the others: with one zero only its own is not 0, with two none is.
        Assert.Equal([0, 8, 0], Differentiate.Gradient(x => x.Prod(), Tensor.From([2.0, 0, 4])).ToArray<double>());
        Assert.Equal([0, 0, 0], Differentiate.Gradient(x => x.Prod(), Tensor.From([2.0, 0, 0])).ToArray<double>());

        // ∂²/∂xᵢ∂xⱼ Π x = Π of all but both, 0 for i = j.
        Assert.Equal([0, 0, 0, 0, 0, 2, 0, 2, 0], Differentiate.Hessian(x => x.Prod(), Tensor.From([2.0, 0, 0])).ToArray<double>());
        Assert.Equal([12, 0, 0, 0, 8, 0], Differentiate.Gradient(x => x.Prod(1).Sum(), Tensor.From([0.0, 3, 4, 2, 0, 4], [2, 3])).ToArray<double>());
    }

    [Fact]
    public void Running_products_have_right_gradients_where_elements_are_zero()
    {
        // y = (a, ab, abc) at (2, 0, 3): Σy has the gradient (1 + b + bc, a + ac, ab) = (1, 8, 0).
        Assert.Equal([1, 8, 0], Differentiate.Gradient(x => x.CumProd(0).Sum(), Tensor.From([2.0, 0, 3])).ToArray<double>());
    }

    [Fact]
    public void Ties_share_the_adjoint_of_an_extremum_equally_over_all_axes_at_once()
    {
        Tensor x = Tensor.From([7.0, 7, 1, 7], [2, 2]);
        Assert.Equal([1.0 / 3, 1.0 / 3, 0, 1.0 / 3], Differentiate.Gradient(t => t.Amax(), x).ToArray<double>());
        Assert.Equal([0.5, 0.5, 0, 1], Differentiate.Gradient(t => t.Amax(1).Sum(), x).ToArray<double>());
    }

    [Fact]
    public void NaN_reaches_every_reduction_and_its_gradient()
    {
        Tensor x = Tensor.From([1.0, double.NaN, 3, 4, 5, 6], [2, 3]);
        Func<Tensor, Tensor>[] reductions =
        [
            t => t.Sum(1), t => t.Mean(1), t => t.Prod(1), t => t.Amax(1), t => t.Amin(1), t => t.LogSumExp(1), t => t.Var(1), t => t.Std(1), t => t.Norm(2, 1), t => t.Norm(3, 1), t => t.Norm(0, 1),
            t => t.Norm(Infinity, 1), t => t.Median(1),
        ];
        Assert.All(reductions, f =>
        {
            double[] y = f(x).ToArray<double>();
            Assert.True(double.IsNaN(y[0]) && !double.IsNaN(y[1]));
        });
        Assert.All(reductions[3..6], f => Assert.Equal([true, true, true, false, false, false], Differentiate.Gradient(t => f(t).Sum(), x).ToArray<double>().Select(double.IsNaN)));
        Assert.Equal([1, 2], x.ArgMax(1).ToArray<int>());
        Assert.Equal([1, 0], x.ArgMin(1).ToArray<int>());
    }

    [Fact]
    public void LogSumExp_neither_overflows_nor_loses_what_is_masked()
    {
        // ln(e^a + e^a) = a + ln 2.
        Assert.Equal(1e4 + Math.Log(2), Tensor.From([1e4, 1e4]).LogSumExp().Item());
        Assert.Equal(-1e4 + Math.Log(2), Tensor.From([-1e4, -1e4]).LogSumExp().Item());
        Assert.Equal(5, Tensor.From([-Infinity, 5]).LogSumExp().Item());
        Assert.Equal(Infinity, Tensor.From([Infinity, 5]).LogSumExp().Item());
        Assert.Equal([0, 1], Differentiate.Gradient(x => x.LogSumExp(), Tensor.From([-Infinity, 5])).ToArray<double>());
    }

    [Fact]
    public void LogSumExp_of_nothing_but_masked_elements_is_minus_infinity_with_gradient_zero()
    {
        Tensor x = Tensor.From([-Infinity, -Infinity]);
        Assert.Equal(-Infinity, x.LogSumExp().Item());
        Assert.Equal([0, 0], Differentiate.Gradient(t => t.LogSumExp(), x).ToArray<double>());
        Assert.Equal([-Infinity, -Infinity], x.LogCumSumExp(0).ToArray<double>());
        Assert.Equal([0, 0], Differentiate.Gradient(t => t.LogCumSumExp(0).Sum(), x).ToArray<double>());
    }

    [Fact]
    public void Running_log_sums_are_those_of_the_prefixes()
    {
        Tensor x = Tensor.From([-1e4, 3, 2.5, -Infinity, 1e4, 0, 1e4]);
        double[] running = x.LogCumSumExp(0).ToArray<double>();
        for (int k = 0; k < running.Length; k++)
            Assert.Equal(x.Slice(0, ..(k + 1)).LogSumExp().Item(), running[k], 1e-14 * Math.Abs(running[k]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e4)]
    [InlineData(1e6)]
    public void The_variance_does_not_suffer_from_a_large_mean(double offset)
    {
        // The offsets are whole numbers, and the deviations multiples of 1/4, so that all elements are exact in float: Σ(x − m)² = 2 (1² + 0.5²) = 2.5 for n = 4.
        float[] values = [.. new[] { -1, 1, -0.5, 0.5 }.Select(deviation => (float)(offset + deviation))];
        Tensor x = Tensor.From<float>(values);
        Assert.Equal(2.5f / 3, x.Var().ToArray<float>()[0], 1e-7f);
        Assert.Equal(2.5f / 4, x.Var(correction: 0).ToArray<float>()[0], 1e-7f);
        float[] gradient = Differentiate.Gradient(t => t.Var(), x).ToArray<float>();
        Assert.Equal([-2f / 3, 2f / 3, -1f / 3, 1f / 3], gradient, (a, b) => Math.Abs(a - b) < 1e-7f);
    }

    [Fact]
    public void Standard_deviation_of_equal_elements_has_gradient_zero()
    {
        Tensor x = Tensor.From([0.1, 0.1, 0.1]);
        Assert.Equal(0, x.Std().Item());
        Assert.Equal([0, 0, 0], Differentiate.Gradient(t => t.Std(), x).ToArray<double>());
        Assert.True(double.IsNaN(Tensor.From([3.0]).Std().Item()));
    }

    [Fact]
    public void Norms_survive_where_squares_do_not()
    {
        // 3, 4, 5 at both ends of the range.
        Assert.Equal(5e30f, Tensor.From<float>([3e30f, 4e30f]).Norm().ToArray<float>()[0], 1e24f);
        Assert.Equal(5e-30f, Tensor.From<float>([3e-30f, 4e-30f]).Norm().ToArray<float>()[0], 1e-36f);
        Assert.Equal(5e200, Tensor.From([3e200, -4e200]).Norm().Item(), 1e186);
        Assert.Equal([0.6, -0.8], Differentiate.Gradient(x => x.Norm(), Tensor.From([3e200, -4e200])).ToArray<double>(), (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal([5, 0, Infinity], Tensor.From([3.0, 4, 0, 0, Infinity, 1], [3, 2]).Norm(2, 1).ToArray<double>());
    }

    [Fact]
    public void Norms_of_every_order()
    {
        Tensor x = Tensor.From([3.0, -4, 0]);
        Assert.Equal(7, x.Norm(1).Item());
        Assert.Equal(5, x.Norm().Item());
        Assert.Equal(4, x.Norm(Infinity).Item());
        Assert.Equal(2, x.Norm(0).Item());
        Assert.Equal(Math.Cbrt(27 + 64), x.Norm(3).Item(), 1e-15);
        foreach (double p in new[] { 1, 1.5, 2, 3, Infinity })
            Assert.Equal([0, 0], Differentiate.Gradient(t => t.Norm(p), Tensor.Zeros([2], DType.Float64)).ToArray<double>());
        Assert.Equal([0, 0, 0], Differentiate.Gradient(t => t.Norm(0), x).ToArray<double>());
    }

    [Fact]
    public void Places_are_those_of_the_first_of_equal_elements()
    {
        Tensor x = Tensor.From<int>([3, 9, 9, 1, 1, 5], [2, 3]);
        Assert.Equal(DType.Int32, x.ArgMax().DType);
        Assert.Equal(1, x.ArgMax().ToArray<int>()[0]);
        Assert.Equal(3, x.ArgMin().ToArray<int>()[0]);
        Assert.Equal([1, 2], x.ArgMax(1).ToArray<int>());
        Assert.Equal([0, 0, 0], x.ArgMax(0).ToArray<int>());
        Assert.Equal([1, 1, 1], x.ArgMin(0, keepDims: true).ToArray<int>());
    }

    [Theory]
    [InlineData(4097, 0.0)]
    [InlineData(10_000, 0.0)]
    [InlineData(10_000, 0.0002)]
    public void Places_in_long_lines_are_those_that_a_search_element_by_element_finds(int length, double shareOfNaN)
    {
        var random = new Random(20261125);
        float[] x = [.. Enumerable.Range(0, 3 * length).Select(_ => random.NextDouble() < shareOfNaN ? float.NaN : random.Next(-1000, 1001))]; // many equal ones
        int[] largest = [.. x.Chunk(length).Select(line => Place(line, line.Max()))], smallest = [.. x.Chunk(length).Select(line => Place(line, line.Min()))];
        foreach (Tensor lines in new[] { Tensor.From<float>(x, [3, length]), Tensor.From<float>(x, [3, length]).To(DType.Float64) })
        {
            Assert.Equal(largest, lines.ArgMax(1).ToArray<int>());
            Assert.Equal(smallest, lines.ArgMin(1).ToArray<int>());
        }

        static int Place(float[] line, float extremum) => Array.FindIndex(line, float.IsNaN) is var first and >= 0 ? first : Array.IndexOf(line, extremum);
    }

    [Fact]
    public void Truth_values_are_combined_and_counted()
    {
        Tensor mask = Tensor.From([true, false, false, false, true, true, false, true], [2, 2, 2]);
        Assert.True(mask.Any().ToArray<bool>()[0]);
        Assert.False(mask.All().ToArray<bool>()[0]);
        Assert.Equal([true, false, true, true], mask.Any(2).ToArray<bool>());
        Assert.Equal([false, false, true, false], mask.All(-1).ToArray<bool>());
        Assert.Equal([true, true], mask.Any([0, 2]).ToArray<bool>());
        Assert.Equal([1, 2, 1], mask.All([0, 2], keepDims: true).Shape.ToArray());
        Assert.Equal(4, mask.CountNonZero().ToArray<int>()[0]);
        Assert.Equal([1, 3], mask.Reshape([2, 4]).CountNonZero(1).ToArray<int>());
        Assert.Equal(2, Tensor.From([0.0, double.NaN, -0.0, 3]).CountNonZero().ToArray<int>()[0]);
    }

    [Fact]
    public void A_running_sum_of_floats_is_rounded_once_at_each_place()
    {
        var random = new Random(5);
        float[] values = [.. Enumerable.Range(0, 20_000).Select(_ => (float)random.NextDouble())];
        float[] running = Tensor.From<float>(values).CumSum(0).ToArray<float>();
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            sum += values[i];
            Assert.Equal((float)sum, running[i], Math.BitIncrement((float)sum) - (float)sum);
        }

        Assert.Equal([1, Infinity, Infinity], Tensor.From([1.0, Infinity, 2]).CumSum(0).ToArray<double>());
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(100_000)]
    [InlineData(4_000_000)]
    public void Running_sums_keep_their_digits_however_many_elements_round_the_same_way(int length)
    {
        // By the bound of the kernel: u + 64·n·u², with u = 2⁻²⁴.
        double u = Math.ScaleB(1, -24), exact = (double)0.1f * length;
        float[] running = Tensor.Full([length], 0.1f).CumSum(0).ToArray<float>();
        Assert.InRange(running[^1] / exact, 1 - u - (64 * length * u * u), 1 + u + (64 * length * u * u));
    }

    [Fact]
    public void Sorting_is_stable_and_puts_NaN_last_as_the_largest()
    {
        Tensor x = Tensor.From([2.0, double.NaN, 1, 2]);
        Assert.Equal([1, 2, 2, double.NaN], x.Sort().ToArray<double>());
        Assert.Equal([double.NaN, 2, 2, 1], x.Sort(descending: true).ToArray<double>());
        Assert.Equal([double.NaN, 2], x.TopK(2).ToArray<double>());

        // Of the two 2s the first comes first, so it gets the second weight in either order.
        Tensor weights = Tensor.From([1.0, 10, 100]), ties = Tensor.From([2.0, 1, 2]);
        Assert.Equal([10, 1, 100], Differentiate.Gradient(t => (t.Sort() * weights).Sum(), ties).ToArray<double>());
        Assert.Equal([1, 100, 10], Differentiate.Gradient(t => (t.Sort(descending: true) * weights).Sum(), ties).ToArray<double>());
        Assert.Equal([1, 0, 0], Differentiate.Gradient(t => t.TopK(1).Sum(), ties).ToArray<double>());
    }

    [Fact]
    public void The_median_of_an_even_number_is_the_lower_middle_one()
    {
        Assert.Equal(2, Tensor.From([3.0, 1, 4, 2]).Median().Item());
        Assert.Equal([2, 5], Matrix.Median(1).ToArray<double>());
        Assert.Equal([1, 2, 3], Matrix.Median(0).ToArray<double>());
        Assert.Equal([0, 0, 0, 1], Differentiate.Gradient(x => x.Median(), Tensor.From([3.0, 1, 4, 2])).ToArray<double>());
    }

    [Fact]
    public void Listings_name_the_axes()
    {
        using var tape = new Tape();
        Tensor x = Tensor.Ones([2, 3, 4]);
        x.Sum([0, -1], keepDims: true);
        x.CumSum(1);
        x.Norm(2, 1);
        Assert.Contains("axes 0, -1, keepDims", tape.ToString(), StringComparison.Ordinal);
        Assert.Contains("axis 1, p 2", tape.ToString(), StringComparison.Ordinal);
    }
}
