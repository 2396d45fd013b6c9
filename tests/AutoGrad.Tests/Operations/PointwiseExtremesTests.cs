namespace AutoGrad.Tests.Operations;

public class PointwiseExtremesTests
{
    static readonly Dictionary<string, Func<Tensor, Tensor>> smooth = new()
    {
        ["Sigmoid"] = x => x.Sigmoid(),
        ["LogSigmoid"] = x => x.LogSigmoid(),
        ["Softplus"] = x => x.Softplus(),
        ["Softplus, beta 3"] = x => x.Softplus(3),
        ["Silu"] = x => x.Silu(),
        ["Mish"] = x => x.Mish(),
        ["Gelu"] = x => x.Gelu(),
        ["GeluTanh"] = x => x.GeluTanh(),
        ["Elu"] = x => x.Elu(),
        ["Celu"] = x => x.Celu(),
        ["Selu"] = x => x.Selu(),
        ["Softsign"] = x => x.Softsign(),
        ["Tanhshrink"] = x => x.Tanhshrink(),
        ["Tanh"] = x => x.Tanh(),
        ["Asinh"] = x => x.Asinh(),
        ["LogAddExp"] = x => x.LogAddExp(-x),
    };

    public static TheoryData<string> Smooth => [.. smooth.Keys];

    [Theory]
    [MemberData(nameof(Smooth))]
    public void Far_out_neither_value_nor_derivatives_turn_into_NaN_or_infinity(string name)
    {
        foreach (DType dtype in new[] { DType.Float32, DType.Float64 })
        {
            foreach (double x in new[] { 100, -100, 1000, -1000, 1e4, -1e4, 1e30, -1e30 })
            {
                Tensor at = Tensor.Full([1], x, dtype);
                double value = smooth[name](at).Item(), slope = Slope(at).Item();
                double curvature = Differentiate.Gradient(t => Slope(t).Sum(), at).Item();
                Assert.True(double.IsFinite(value) && double.IsFinite(slope) && double.IsFinite(curvature), $"{dtype} {x}: {value}, {slope}, {curvature}");
                Assert.Equal(0, curvature, 1e-3); // every one of them is straight there
            }
        }

        Tensor Slope(Tensor t) => Differentiate.Gradient(u => smooth[name](u).Sum(), t);
    }

    [Fact]
    public void Saturated_functions_reach_their_limits_exactly()
    {
        Tensor x = Tensor.From([-1000.0, 1000]);
        Assert.Equal([0, 1], x.Sigmoid().ToArray<double>());
        Assert.Equal([-1000, 0], x.LogSigmoid().ToArray<double>());
        Assert.Equal([0, 1000], x.Softplus().ToArray<double>());
        Assert.Equal([0, 1000], x.Mish().ToArray<double>());
        Assert.Equal([0, 1000], x.Gelu().ToArray<double>());
        Assert.Equal([0, 1000], x.GeluTanh().ToArray<double>());
        Assert.Equal([-1, 1000], x.Elu().ToArray<double>());
        Assert.Equal([-2, 1000], x.Celu(2).ToArray<double>());
        Assert.True(double.IsNegative(Tensor.From([-1e4]).Silu().Item()));
        Assert.Equal(0, Tensor.From([-1e4]).Silu().Item());
    }

    [Fact]
    public void LogAddExp_keeps_infinities()
    {
        double infinity = double.PositiveInfinity;
        Tensor a = Tensor.From([infinity, -infinity, infinity, -infinity, 1000]), b = Tensor.From([infinity, -infinity, -infinity, 3, 1000]);

        // ln(e^1000 + e^1000) = 1000 + ln 2
        Assert.Equal([infinity, -infinity, infinity, 3, 1000 + Math.Log(2)], a.LogAddExp(b).ToArray<double>());
    }

    [Fact]
    public void LogAddExp_agrees_with_a_reference()
    {
        // mpmath: log(exp(mpf(2)) + exp(mpf('-1.5')))
        Assert.Equal(2.029750418272620565195, Tensor.From([2.0]).LogAddExp(Tensor.From([-1.5])).Item(), 1e-15);
        Tensor[] gradients = Differentiate.Gradient(x => x[0].LogAddExp(x[1]).Sum(), Tensor.From([2.0]), Tensor.From([-1.5]));

        // Softmax of the operands: σ(3.5) and σ(−3.5).
        Assert.Equal(1 / (1 + Math.Exp(-3.5)), gradients[0].Item(), 1e-15);
        Assert.Equal(1 / (1 + Math.Exp(3.5)), gradients[1].Item(), 1e-15);
    }

    [Fact]
    public void A_second_derivative_at_a_tie_of_LogAddExp_is_that_of_a_smooth_function()
    {
        Tensor b = Tensor.From([0.75]);
        Tensor curvature = Differentiate.Gradient(t => Differentiate.Gradient(u => u.LogAddExp(b).Sum(), t).Sum(), Tensor.From([0.75]));
        Assert.Equal(0.25, curvature.Item(), 1e-15); // σ′(0)
    }

    [Theory]
    [InlineData(0, 2, 0, 0.6931471805599453, 0)]
    [InlineData(0, 0, 0, 0, 0)]
    [InlineData(0, -1, 0, 0, 0)]
    [InlineData(3, 1, 0, 0, 3)]
    [InlineData(-2, 4, -2.772588722239781, 1.3862943611198906, -0.5)]
    public void XLogY_is_0_where_its_first_operand_is(double a, double b, double value, double byA, double byB)
    {
        Tensor x = Tensor.From([a]), y = Tensor.From([b]);
        Assert.Equal(value, x.XLogY(y).Item(), 1e-15);
        Tensor[] gradients = Differentiate.Gradient(t => t[0].XLogY(t[1]).Sum(), x, y);
        Assert.Equal(byA, gradients[0].Item(), 1e-15); // ln b
        Assert.Equal(byB, gradients[1].Item(), 1e-15); // a/b
    }

    [Fact]
    public void Atan2_has_derivatives_at_every_scale()
    {
        foreach (double scale in new[] { 1e-200, 1, 1e200 })
        {
            Tensor[] gradients = Differentiate.Gradient(t => t[0].Atan2(t[1]).Sum(), Tensor.From([3 * scale]), Tensor.From([4 * scale]));

            // b/(a² + b²) = 4/25 and −a/(a² + b²) = −3/25, over the scale.
            Assert.Equal(0.16, gradients[0].Item() * scale, 1e-15);
            Assert.Equal(-0.12, gradients[1].Item() * scale, 1e-15);
        }
    }

    [Theory]
    [InlineData(0, 0, 1, 0, 0)]
    [InlineData(0, 2, 0, 0, 0)]
    [InlineData(0, 1, 0, 1, 0)]
    [InlineData(-2, 3, -8, 12, double.NaN)]
    [InlineData(-2, 0, 1, 0, double.NaN)]
    [InlineData(2, 3, 8, 12, 5.545177444479562)]
    public void Pow_at_the_edge_of_its_domain_has_the_derivatives_it_declares(double a, double b, double value, double byA, double byB)
    {
        Tensor x = Tensor.From([a]), y = Tensor.From([b]);
        Assert.Equal(value, x.Pow(y).Item());
        Tensor[] gradients = Differentiate.Gradient(t => t[0].Pow(t[1]).Sum(), x, y);
        Assert.Equal(byA, gradients[0].Item(), 1e-14); // b aᵇ⁻¹
        Assert.Equal(byB, gradients[1].Item(), 1e-14); // aᵇ ln a
    }

    [Theory]
    [InlineData(2.0)]
    [InlineData(0.25)]
    [InlineData(4.909093465297727e-91)] // 2⁻³⁰⁰
    public void Pow_with_an_exponent_of_0_has_second_derivatives(double a)
    {
        Tensor hessian = Differentiate.Hessian(x => x[0].Pow(x[1]), Tensor.From([a, 0]));
        double log = Math.Log(a);
        Assert.Equal([0, 1 / a, 1 / a, log * log], hessian.ToArray<double>()); // ∂a² = b(b − 1)aᵇ⁻², ∂a∂b = aᵇ⁻¹(1 + b ln a), ∂b² = aᵇ ln² a
    }

    [Fact]
    public void A_constant_base_of_0_has_no_slope_where_its_power_is_0()
    {
        Tensor x = Tensor.From([0.5, 2]);
        Assert.Equal([0, 0], Tensor.Pow(0, x).ToArray<double>());
        Assert.Equal([0, 0], Differentiate.Gradient(t => Tensor.Pow(0, t).Sum(), x).ToArray<double>());
    }

    [Fact]
    public void Digamma_is_the_derivative_of_LogGamma()
    {
        Tensor x = Tensor.From([0.5, 3.0]);
        Assert.Equal(Differentiate.Gradient(t => t.LogGamma().Sum(), x).ToArray<double>(), x.Digamma().ToArray<double>());
        Assert.Equal(0.9227843350984671393935, x.Digamma().ToArray<double>()[1], 1e-15); // ψ(3) = 3/2 − γ, γ = 0.57721566490153286061
    }
}
