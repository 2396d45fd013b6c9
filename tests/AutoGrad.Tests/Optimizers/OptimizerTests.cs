using AutoGrad.Losses;
using AutoGrad.Modules;
using AutoGrad.Optimizers;

namespace AutoGrad.Tests.Optimizers;

public class OptimizerTests
{
    static Parameter WithGradient(params double[] gradient)
    {
        var parameter = new Parameter(Tensor.Zeros([gradient.Length], DType.Float64), "w");
        OptimizerRuleTests.GiveGradient(parameter, Tensor.From<double>(gradient));
        return parameter;
    }

    [Fact]
    public void A_parameter_without_a_gradient_stays()
    {
        Parameter moved = WithGradient(1), resting = new(Tensor.Ones([1], DType.Float64)), frozen = WithGradient(1);
        frozen.RequiresGradient = false;
        new AdamW([moved, resting, frozen], 0.1, weightDecay: 0.5).Step();
        Assert.NotEqual(0, moved.Item());
        Assert.Equal(1, resting.Item());
        Assert.Equal(0, frozen.Item());
        Assert.Equal(0, resting.Version);
    }

    [Fact]
    public void A_step_raises_the_version_so_that_a_stale_backward_pass_throws()
    {
        Parameter w = WithGradient(1);
        using var tape = new Tape();
        Tensor loss = (w * 2).Sum();
        new Sgd([w], 0.1).Step();
        Assert.Equal(1, w.Version);
        TapeException thrown = Assert.Throws<TapeException>(() => loss.Backward());
        Assert.Contains("'w'", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_that_is_null_is_refused() => Assert.Throws<ArgumentNullException>(() => new Sgd([WithGradient(1), null!], 0.1));

    [Fact]
    public void Gradients_are_forgotten_on_request()
    {
        Parameter w = WithGradient(1);
        new Sgd([w], 0.1).ZeroGradients();
        Assert.Null(w.Gradient);
    }

    [Fact]
    public void Steps_allocate_nothing_after_the_first()
    {
        Parameter a = WithGradient([.. Enumerable.Repeat(0.5, 100)]), b = WithGradient(1, 2, 3);
        foreach (Optimizer optimizer in (Optimizer[])[new Sgd([a, b], 0.1), new Sgd([a, b], 0.1, 0.9), new Adam([a, b]), new AdamW([a, b])])
        {
            optimizer.Step();
            long before = GC.GetAllocatedBytesForCurrentThread();
            optimizer.Step();
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    [Fact]
    public void State_made_while_a_tape_is_open_outlives_it()
    {
        var w = new Parameter(Tensor.Ones([3]));
        var optimizer = new Adam([w]);
        for (int step = 0; step < 3; step++)
        {
            using var tape = new Tape();
            w.Square().Sum().Backward();
            optimizer.Step();
            optimizer.ZeroGradients();
        }

        Assert.All(w.ToArray<float>(), element => Assert.InRange(element, 0.9f, 0.9999f));
    }

    [Fact]
    public void An_optimizer_of_ones_own_records_nothing()
    {
        Parameter w = WithGradient(3, -0.1);
        using var tape = new Tape();
        new SignDescent([w], 0.5).Step();
        Assert.Equal(0, tape.Count);
        Assert.Equal([-0.5, 0.5], w.ToArray<double>());
    }

    [Fact]
    public void The_learning_rate_can_change_and_must_be_a_number()
    {
        Parameter w = WithGradient(1);
        var optimizer = new Sgd([w], 0.1) { LearningRate = 0.25 };
        optimizer.Step();
        Assert.Equal(-0.25, w.Item());
        Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.LearningRate = double.NaN);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam([w], learningRate: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam([w], beta1: 1));
        Assert.Throws<ArgumentException>(() => new Sgd([w], 0.1, nesterov: true));
        Assert.Throws<ArgumentException>(() => new Sgd([], 0.1));
    }

    [Fact]
    public void A_parameter_given_twice_is_moved_once()
    {
        Parameter w = WithGradient(1);
        new Sgd([w, w], 0.5).Step();
        Assert.Equal(-0.5, w.Item());
    }

    [Fact]
    public void Clipping_by_norm_scales_all_gradients_alike()
    {
        // The norm of (3, 4, 12) is 13.
        Parameter a = WithGradient(3, 4), b = WithGradient(12), none = new(Tensor.Ones([1]));
        var optimizer = new Sgd([a, b, none], 0.1);
        Assert.Equal(13, optimizer.ClipGradientNorm(20));
        Assert.Equal([3.0, 4], a.Gradient!.ToArray<double>());
        Tensor seen = a.Gradient!;
        Assert.Equal(13, optimizer.ClipGradientNorm(6.5));
        Assert.Equal([1.5, 2], a.Gradient!.ToArray<double>());
        Assert.Equal([6.0], b.Gradient!.ToArray<double>());
        Assert.Equal([3.0, 4], seen.ToArray<double>());
        Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.ClipGradientNorm(0));
    }

    [Fact]
    public void Clipping_by_value_leaves_what_is_small_and_what_is_NaN()
    {
        Parameter a = WithGradient(3, -0.5, -4, double.NaN);
        new Sgd([a], 0.1).ClipGradientValues(1);
        Assert.Equal([1, -0.5, -1, double.NaN], a.Gradient!.ToArray<double>());
    }

    [Fact]
    public void A_norm_that_is_not_finite_changes_nothing()
    {
        Parameter a = WithGradient(double.PositiveInfinity, 1);
        Assert.Equal(double.PositiveInfinity, new Sgd([a], 0.1).ClipGradientNorm(1));
        Assert.Equal([double.PositiveInfinity, 1], a.Gradient!.ToArray<double>());
    }

    [Theory]
    [InlineData(1e200)]
    [InlineData(1e-200)]
    public void A_norm_whose_squares_no_number_holds_is_clipped_too(double size)
    {
        // The norm of (3, 4, 12) is 13; to be scaled and measured costs at most a few roundings of 2⁻⁵³ each.
        Parameter a = WithGradient(3 * size, 4 * size), b = WithGradient(12 * size);
        Assert.Equal(1, new Sgd([a, b], 0.1).ClipGradientNorm(6.5 * size) / (13 * size), 1e-15);
        Assert.Equal([1.5, 2], Array.ConvertAll(a.Gradient!.ToArray<double>(), g => Math.Round(g / size, 14)));
        Assert.Equal([6.0], Array.ConvertAll(b.Gradient!.ToArray<double>(), g => Math.Round(g / size, 14)));
    }

    [Fact]
    public void Each_optimizer_finds_the_line_through_points()
    {
        var random = new Random(1);
        Tensor x = Tensor.Uniform([64, 1], random, -1, 1, DType.Float64), y = (3 * x) - 0.5;
        foreach (Func<IReadOnlyList<Parameter>, Optimizer> make in (Func<IReadOnlyList<Parameter>, Optimizer>[])
                 [p => new Sgd(p, 0.3), p => new Sgd(p, 0.1, 0.9, nesterov: true), p => new Adam(p, 0.1), p => new AdamW(p, 0.1, weightDecay: 0)])
        {
            var line = new Linear(1, 1, random, dtype: DType.Float64);
            Optimizer optimizer = make(line.Parameters());
            for (int step = 0; step < 400; step++)
            {
                using var tape = new Tape();
                Loss.MeanSquaredError(line.Forward(x), y).Backward();
                optimizer.Step();
                optimizer.ZeroGradients();
            }

            Assert.Equal(3, line.Weight.Item(), 1e-3);
            Assert.Equal(-0.5, line.Bias!.Item(), 1e-3);
        }
    }
}
