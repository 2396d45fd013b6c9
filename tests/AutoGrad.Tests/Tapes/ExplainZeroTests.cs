using AutoGrad.Modules;

namespace AutoGrad.Tests.Tapes;

public class ExplainZeroTests
{
    readonly Parameter w = new(Tensor.From([3f, -1f, 0.5f, 2f]), "w");

    [Fact]
    public void A_dead_rectifier_is_named_with_its_module()
    {
        var model = new Sequential(new Linear(2, 2, new Random(0)), new Relu(), new Linear(2, 1, new Random(0)));
        Parameter weight = model.Parameters()[0], bias = model.Parameters()[1];
        weight.Assign(Tensor.From(new float[,] { { 1, 1 }, { -1, -1 } }));
        bias.Assign(Tensor.From([0f, -1f]));
        using var tape = new Tape();
        Tensor loss = model.Forward(Tensor.From(new float[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } })).Sum();
        ZeroFactor dead = Factor(tape, loss, weight, 1, 0);
        Assert.Equal((ZeroFactorKind.Flat, "Relu", "1"), (dead.Kind, dead.Step.Operation, dead.Step.Scope));
        Assert.Equal((3, 3), (dead.Count, dead.Reached));
        Assert.Equal([0, 1], dead.Index);
        Assert.Equal([-4], dead.Values);
        Assert.NotEqual(0, dead.Adjoint);
        Assert.Contains("flat at %0[0, 1] = -4, and so at all 3 elements", dead.ToString(), StringComparison.Ordinal);
        Assert.IsType<FiniteGradient>(tape.Explain(loss, weight, 0, 0));
    }

    [Fact]
    public void A_clamp_beyond_its_bounds_and_a_sigmoid_far_out_are_flat()
    {
        using var tape = new Tape();
        ZeroFactor clamp = Factor(tape, w.Clamp(0, 1).Sum(), w, 0);
        Assert.Equal((ZeroFactorKind.Flat, "Clamp (min 0, max 1)", 3), (clamp.Kind, clamp.Step.Operation, clamp.Values[0]));
        Assert.Equal("Sigmoid", Factor(tape, (w * 100).Sigmoid().Sum(), w, 0).Step.Operation);
        Assert.Equal("Round", Factor(tape, w.Round().Sum(), w, 0).Step.Operation);
    }

    [Fact]
    public void A_custom_rule_that_returns_null_or_gives_zero_is_told_from_a_flat_function()
    {
        CustomOperation returnsNull = CustomOperation.Define("Null", x => x.Exp(), (x, y, yBar) => null), givesZero = CustomOperation.Define("Zero", x => x.Exp(), (x, y, yBar) => 0 * yBar);
        using var tape = new Tape();
        Tensor first = returnsNull.Apply(w).Sum(), second = givesZero.Apply(w).Sum();
        Assert.Equal(ZeroFactorKind.RuleReturnsNull, Factor(tape, first, w, 1).Kind);
        Assert.Contains("its backward rule returns null for w", tape.Explain(first, w, 1).ToString(), StringComparison.Ordinal);
        Assert.Contains("Let the rule return the adjoint", tape.Explain(first, w, 1).Advice, StringComparison.Ordinal);
        Assert.Equal(ZeroFactorKind.RuleGivesZero, Factor(tape, second, w, 1).Kind);
        Assert.Contains("its backward rule gives 0 for w[1] = -1", tape.Explain(second, w, 1).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mask_that_chooses_the_other_value()
    {
        using var tape = new Tape();
        Tensor mask = w > 0;
        ZeroFactor factor = Factor(tape, Tensor.Where(mask, w.Square(), 0).Sum(), w, 1);
        Assert.Equal((ZeroFactorKind.NotChosen, "Where", "%1"), (factor.Kind, factor.Step.Operation, factor.Operand));
        Assert.Equal([1], factor.Index);
    }

    [Fact]
    public void A_slice_an_index_and_a_maximum_that_choose_other_elements()
    {
        using var tape = new Tape();
        Assert.Equal(ZeroFactorKind.NotChosen, Factor(tape, w[1..3].Sum(), w, 0).Kind);
        Assert.Equal(ZeroFactorKind.NotChosen, Factor(tape, w.IndexSelect(0, Tensor.From([1, 2])).Sum(), w, 0).Kind);
        Assert.Equal(ZeroFactorKind.NotChosen, Factor(tape, w.Gather(0, Tensor.From([1, 2])).Sum(), w, 0).Kind);
        ZeroFactor maximum = Factor(tape, w.Amax(), w, 1);
        Assert.Equal((ZeroFactorKind.NotChosen, "Amax (all axes)"), (maximum.Kind, maximum.Step.Operation));
    }

    [Fact]
    public void A_product_with_zero()
    {
        using var tape = new Tape();
        ZeroFactor factor = Factor(tape, (w * Tensor.From([0f, 1f, 1f, 1f])).Sum(), w, 0);
        Assert.Equal(ZeroFactorKind.ZeroOperand, factor.Kind);
        Assert.Equal([3, 0], factor.Values);
        Assert.Equal(ZeroFactorKind.ZeroOperand, Factor(tape, w.Unsqueeze(0).MatMul(Tensor.Zeros([4, 2])).Sum(), w, 3).Kind);
    }

    [Fact]
    public void Several_zeros_on_one_way_are_all_named()
    {
        using var tape = new Tape();
        ZeroGradient zero = Zero(tape, w.Relu().Sum() * 0, 1);
        Assert.Equal(["Relu", "Multiply"], zero.Factors.Select(factor => factor.Step.Operation));
        Assert.Equal([0.0, 1.0], zero.Factors.Select(factor => factor.Adjoint));
        Assert.EndsWith("the adjoint that arrives there is 0 as well.", zero.Factors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Zeros_on_parallel_ways_are_all_named()
    {
        using var tape = new Tape();
        ZeroGradient zero = Zero(tape, w.Relu().Sum() + w[2..].Sum(), 1);
        Assert.Equal(["Relu", "Slice (axis 0 2..^0)"], zero.Factors.Select(factor => factor.Step.Operation));
        Assert.IsType<FiniteGradient>(tape.Explain(w.Relu().Sum() + w.Sum(), w, 1));
    }

    [Fact]
    public void A_zero_in_some_of_the_elements_that_one_is_broadcast_to()
    {
        var bias = new Parameter(Tensor.From([1f]), "bias");
        using var tape = new Tape();
        Tensor loss = ((Tensor.From([-3f, -2f, 4f]) + bias).Relu() * Tensor.From([1f, 1f, 0f])).Sum();
        var zero = Assert.IsType<ZeroGradient>(tape.Explain(loss, bias, 0));
        Assert.Equal([(2, 3), (1, 3)], zero.Factors.Select(factor => (factor.Count, factor.Reached)));
        Assert.Contains("at 2 of the 3 elements", zero.Factors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Contributions_that_cancel()
    {
        using var tape = new Tape();
        Assert.Equal([1, -1], Cancelling(tape, (w - w).Sum()));
        Assert.Equal([1, -1], Cancelling(tape, w.Unsqueeze(1).MatMul(Tensor.From(new float[,] { { 1, -1 } })).Sum()));
        Assert.Equal([1, -1], Cancelling(tape, (w.Sum() + (-w).Sum()) * 2).Select(contribution => contribution / 2));
    }

    [Fact]
    public void A_product_too_small_for_the_dtype()
    {
        using var tape = new Tape();
        ZeroGradient zero = Zero(tape, (w * 1e-30 * 1e-30).Sum(), 0);
        Assert.Equal(ZeroGradientReason.Underflow, zero.Reason);
        Assert.Equal((1e-30, 1e-30), (Assert.Single(zero.Terms).Derivative, zero.Terms[0].Adjoint), new Near());
    }

    [Fact]
    public void A_seed_of_zero()
    {
        using var tape = new Tape();
        Assert.Equal(ZeroGradientReason.ZeroSeed, Assert.IsType<ZeroGradient>(tape.Explain(w * w, w, [1], seed: Tensor.From([1f, 0f, 1f, 1f]))).Reason);
    }

    double[] Cancelling(Tape tape, Tensor loss)
    {
        ZeroGradient zero = Zero(tape, loss, 0);
        Assert.Equal(ZeroGradientReason.Cancellation, zero.Reason);
        return [.. zero.Terms.Select(term => term.Contribution).OrderDescending()];
    }

    ZeroGradient Zero(Tape tape, Tensor loss, int index)
    {
        Assert.Equal(0, tape.Gradient(loss, w).ToArray<float>()[index]);
        return Assert.IsType<ZeroGradient>(tape.Explain(loss, w, index));
    }

    static ZeroFactor Factor(Tape tape, Tensor loss, Parameter x, params int[] index)
    {
        var zero = Assert.IsType<ZeroGradient>(tape.Explain(loss, x, index));
        Assert.Equal((ZeroGradientReason.ZeroFactor, 0), (zero.Reason, zero.Gradient));
        return Assert.Single(zero.Factors);
    }

    /// <summary>The nearest float to 10⁻³⁰ is not the nearest double.</summary>
    sealed class Near : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) a, (double, double) b) => (float)a.Item1 == (float)b.Item1 && (float)a.Item2 == (float)b.Item2;

        public int GetHashCode((double, double) pair) => 0;
    }
}
