namespace AutoGrad.Tests.Operations.Linear;

public sealed class DecompositionTests
{
    // Its determinant is 2·3 − 1·4 = 2 and its inverse [[3, −1], [−4, 2]] / 2.
    readonly Tensor matrix = Tensor.From(new[,] { { 2.0, 1 }, { 4, 3 } });

    [Fact]
    public void Two_by_two_matrices_have_the_values_of_the_textbook()
    {
        Assert.Equal(2, matrix.Det().Item(), 1e-15);
        Assert.Equal(Math.Log(2), matrix.LogDet().Item(), 1e-15);
        AssertClose([1.5, -0.5, -2, 1], matrix.Inverse());
        AssertClose([1, 1], matrix.Solve(Tensor.From<double>([3, 7])));
        AssertClose([2, 0, 1, 3], Tensor.From(new[,] { { 4.0, 2 }, { 2, 10 } }).Cholesky());
    }

    [Fact]
    public void Rows_are_exchanged_where_the_first_pivot_is_zero()
    {
        Tensor exchange = Tensor.From(new[,] { { 0f, 1 }, { 1, 0 } });

        Assert.Equal(-1, exchange.Det().Item());
        Assert.Equal([0f, 1, 1, 0], exchange.Inverse().ToArray<float>());
        Assert.True(double.IsNaN(exchange.LogDet().Item()));
    }

    [Theory]
    [InlineData(DType.Float32, 1e-6)]
    [InlineData(DType.Float64, 1e-13)]
    public void Solutions_of_batches_fulfil_their_equations(DType dtype, double tolerance)
    {
        var random = new Random(1);
        Tensor a = Tensor.Uniform([4, 20, 20], random, -1, 1, dtype) + (20 * Tensor.Eye(20, dtype)), b = Tensor.Normal([20, 3], random, dtype: dtype);

        Tensor residual = a.MatMul(a.Solve(b)) - b, unit = a.MatMul(a.Inverse()) - Tensor.Eye(20, dtype);
        Tensor spd = a.MatMul(a.Transpose()), l = spd.Cholesky();

        Assert.True(residual.Abs().Sum().Item() < tolerance * residual.Length);
        Assert.True(unit.Abs().Sum().Item() < tolerance * unit.Length);
        Assert.True(((l.MatMul(l.Transpose()) - spd) / 400).Abs().Sum().Item() < tolerance * spd.Length);
        Assert.Equal(0, l.Triu(1).Abs().Sum().Item());
        Assert.Equal(2, (spd.LogDet() / a.LogDet())[2].Item(), 5e-7);
    }

    [Fact]
    public void Gradients_have_the_values_of_the_textbook()
    {
        // ∂ det/∂A = cofactors, ∂ ln det/∂A = A⁻ᵀ, ∂ Σ(A⁻¹)/∂A = −A⁻ᵀ·1·A⁻ᵀ.
        AssertClose([3, -4, -1, 2], Differentiate.Gradient(a => a.Det(), matrix));
        AssertClose([1.5, -2, -0.5, 1], Differentiate.Gradient(a => a.LogDet(), matrix));
        AssertClose([0.5, -0.5, -0.5, 0.5], Differentiate.Gradient(a => a.Inverse().Sum(), matrix));
    }

    [Fact]
    public void A_singular_matrix_has_a_determinant_with_a_gradient_of_every_order()
    {
        Tensor singular = Tensor.From(new[,] { { 1.0, 2 }, { 2, 4 } });

        Assert.Equal(0, singular.Det().Item());
        AssertClose([4, -2, -2, 1], Differentiate.Gradient(a => a.Det(), singular));
        AssertClose([0, 0, 0, 1, 0, 0, -1, 0, 0, -1, 0, 0, 1, 0, 0, 0], Differentiate.Hessian(a => a.Det(), singular).Flatten());
        Assert.Equal(double.NegativeInfinity, singular.LogDet().Item());
    }

    [Fact]
    public void The_gradient_of_a_determinant_does_not_depend_on_a_singular_matrix_beside_it()
    {
        Tensor regular = Tensor.Normal([5, 5], new Random(1), dtype: DType.Float64), singular = Tensor.Ones([5, 5], DType.Float64);
        double[] alone = Differentiate.Gradient(a => a.Det(), regular).ToArray<double>();
        Tensor both = Differentiate.Gradient(a => a.Det().Sum(), Tensor.Stack([regular, singular]));
        Assert.Equal(alone, both[0].ToArray<double>());
        Assert.Equal(new double[25], both[1].ToArray<double>());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_replay_of_a_determinant_stops_where_its_backward_rule_would_go_another_way(bool isRecorded)
    {
        var scale = new Parameter(Tensor.From([1.0, 1, 1]), "scale");
        Tensor loss(Tensor x)
        {
            Tensor y = (x * scale).Det();
            return isRecorded ? y + Tape.Current!.Gradient(y, scale, createGraph: true).Sum() : y;
        }

        Tensor regular = Tensor.Normal([3, 3], new Random(2), dtype: DType.Float64), singular = Tensor.Ones([3, 3], DType.Float64);
        foreach ((Tensor captured, Tensor other) in ((Tensor, Tensor)[])[(regular, singular), (singular, regular)])
        {
            using TapeProgram program = TapeProgram.Capture(x => loss(x[0]), captured);
            program.Run();
            scale.ClearGradient();
            program.SetInput(0, other);
            Assert.Throws<TapeException>(() => program.Run());
            Assert.Null(scale.Gradient);
        }
    }

    [Fact]
    public void Only_the_symmetric_part_is_factored()
    {
        Tensor lopsided = Tensor.From(new[,] { { 4.0, 0 }, { 4, 10 } });

        AssertClose([2, 0, 1, 3], lopsided.Cholesky());

        // The gradient is symmetric, as both triangles have the same share.
        double[] gradient = Differentiate.Gradient(a => a.Cholesky().Sum(), lopsided).ToArray<double>();
        Assert.Equal(gradient[1], gradient[2]);
    }

    [Fact]
    public void NaN_goes_in_and_comes_out()
    {
        Tensor x = Tensor.From(new[,] { { double.NaN, 1 }, { 1, 3 } });

        Assert.True(double.IsNaN(x.Det().Item()));
        Assert.True(double.IsNaN(x.LogDet().Item()));
        Assert.All(x.Inverse().ToArray<double>(), value => Assert.True(double.IsNaN(value)));
        Assert.True(double.IsNaN(x.Cholesky().Sum().Item()));
    }

    [Fact]
    public void Empty_batches_and_empty_matrices_are_ordinary()
    {
        Assert.Equal([0], Tensor.Zeros([0, 2, 2]).Det().Shape);
        Assert.Equal(1, Tensor.Zeros([0, 0]).Det().Item());
        Assert.Equal(0, Tensor.Zeros([0, 0]).LogDet().Item());
        Assert.Equal([0, 0], Tensor.Zeros([0, 0]).Inverse().Shape);
    }

    [Fact]
    public void Matrices_without_a_result_are_named()
    {
        Tensor singular = Tensor.Zeros([2, 2]);

        Assert.Equal("Inverse needs an invertible matrix, but elimination finds no pivot in column 0.", Assert.Throws<ArithmeticException>(singular.Inverse).Message);
        Assert.Equal(
            "Solve needs an invertible matrix, but elimination finds no pivot in column 0. It is matrix 1 of the batch [2].",
            Assert.Throws<ArithmeticException>(() => Tensor.Stack([Tensor.Eye(2), singular]).Solve(Tensor.Ones([2]))).Message);
        Assert.Equal(
            "Cholesky needs a positive definite matrix, but the leading 2 rows and columns are not; add a multiple of the identity.",
            Assert.Throws<ArithmeticException>(() => Tensor.From(new[,] { { 1f, 2 }, { 2, 1 } }).Cholesky()).Message);
        Assert.Equal("Det needs square matrices on the last two axes, but it got [2, 3].", Assert.Throws<ShapeException>(() => Tensor.Zeros([2, 3]).Det()).Message);
        Assert.Equal(
            "Solve needs as many rows on the right as the matrix has: left is [2, 2], right is [3, 1].",
            Assert.Throws<ShapeException>(() => Tensor.Eye(2).Solve(Tensor.Ones([3]))).Message);
    }

    static void AssertClose(double[] expected, Tensor actual)
    {
        double[] values = actual.ToArray<double>();
        Assert.Equal(expected.Length, values.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], values[i], 1e-14);
    }
}
