namespace AutoGrad.Tests.Tapes;

public class BackwardTests
{
    [Fact]
    public void Backward_adds_to_gradients_until_they_are_cleared()
    {
        var w = new Parameter(Tensor.From([3.0]), "w");
        Step();
        Assert.Equal([6], w.Gradient!.ToArray<double>());
        Step();
        Assert.Equal([12], w.Gradient!.ToArray<double>());
        w.ClearGradient();
        Assert.Null(w.Gradient);

        void Step()
        {
            using var tape = new Tape();
            (w * w).Sum().Backward();
        }
    }

    [Fact]
    public void A_gradient_in_a_callers_hands_never_changes()
    {
        var w = new Parameter(Tensor.From([3.0]), "w");
        using (new Tape())
            (w * w).Sum().Backward();
        Tensor held = w.Gradient!;
        for (int i = 0; i < 3; i++)
        {
            using (new Tape())
                (w * w * 5).Sum().Backward();
            w.ClearGradient();
        }

        Assert.Equal([6], held.ToArray<double>());
    }

    [Fact]
    public void An_operand_used_twice_receives_both_contributions()
    {
        Tensor x = Tensor.From([3.0, -1.0]);
        Assert.Equal([1 + 6, 1 - 2], Differentiate.Gradient(t => (t + (t * t)).Sum(), x).ToArray<double>());
        Assert.Equal([2, 2], Differentiate.Gradient(t => (t + t).Sum(), x).ToArray<double>());
        Assert.Equal([0, 0], Differentiate.Gradient(t => (t - t).Sum(), x).ToArray<double>());
    }

    [Fact]
    public void A_sum_shared_by_two_branches_keeps_its_adjoint_intact()
    {
        // y = (a + b)·(a + b) with the sum's adjoint handed on to both operands: ∂/∂a = ∂/∂b = 2(a + b).
        Tensor a = Tensor.From([1.0, 2.0]), b = Tensor.From([3.0, 5.0]);
        Tensor[] gradients = Differentiate.Gradient(t => ((t[0] + t[1]) * (t[0] + t[1]) + t[0]).Sum(), a, b);
        Assert.Equal([9, 15], gradients[0].ToArray<double>());
        Assert.Equal([8, 14], gradients[1].ToArray<double>());
    }

    [Fact]
    public void Broadcast_operands_receive_the_sum_over_their_repetitions()
    {
        Tensor row = Tensor.From([1.0, 2.0, 3.0]), matrix = Tensor.Ones([2, 3], DType.Float64);
        Tensor[] gradients = Differentiate.Gradient(t => (t[0] * t[1]).Sum(), row, matrix);
        Assert.Equal([2, 2, 2], gradients[0].ToArray<double>());
        Assert.Equal([1, 2, 3, 1, 2, 3], gradients[1].ToArray<double>());
        Tensor column = Tensor.From(new double[,] { { 1 }, { 2 } });
        Assert.Equal([3, 3], Differentiate.Gradient(t => (t + matrix).Sum(), column).ToArray<double>());
    }

    [Fact]
    public void A_seed_weighs_the_elements_of_the_result()
    {
        Tensor x = Tensor.From([1.0, 2.0]);
        using var tape = new Tape();
        tape.Watch(x);
        Tensor y = x * x;
        Assert.Equal([2 * 10, 4 * 100], tape.Gradient(y, x, seed: Tensor.From([10.0, 100.0])).ToArray<double>());
        Assert.Throws<ShapeException>(() => tape.Gradient(y, x));
        Assert.Throws<ShapeException>(() => tape.Gradient(y, x, seed: Tensor.From([1.0])));
        Assert.Throws<DTypeException>(() => tape.Gradient(y, x, seed: Tensor.From([1f, 1f])));
    }

    [Fact]
    public void A_gradient_by_an_intermediate_result_can_be_asked_for()
    {
        Tensor x = Tensor.From([2.0]);
        using var tape = new Tape();
        tape.Watch(x);
        Tensor square = x * x, y = square * square;
        Assert.Equal(8, tape.Gradient(y, square).Item());
        Assert.Equal(1, tape.Gradient(y, y).Item());
        Tensor[] both = tape.Gradients(y, [x, square]);
        Assert.Equal([32, 8], both.Select(g => g.Item()));
    }

    [Fact]
    public void The_gradient_by_what_the_result_does_not_use_is_zero()
    {
        Tensor x = Tensor.From([2.0]), unused = Tensor.From([1.0, 2.0]);
        using var tape = new Tape();
        tape.Watch(x);
        tape.Watch(unused);
        Assert.Equal([0, 0], tape.Gradient(x * x, unused).ToArray<double>());
    }

    [Fact]
    public void What_the_tape_does_not_know_is_named()
    {
        using var tape = new Tape();
        Tensor constant = Tensor.From([2.0]), y = constant * constant;
        var error = Assert.Throws<TapeException>(() => tape.Gradient(y, Tensor.From([2.0])));
        Assert.Contains("neither watched by this tape nor computed on it", error.Message, StringComparison.Ordinal);
        Assert.Throws<TapeException>(() => tape.Watch(constant));
        Assert.Throws<DTypeException>(() => tape.Watch(Tensor.From([1])));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(300)]
    public void Among_few_and_many_tensors_each_is_known_as_what_it_is_though_another_tape_has_met_them_since(int count)
    {
        Tensor[] watched = [.. Enumerable.Range(0, count).Select(_ => Tensor.From([2.0]))], constants = [.. watched.Select(x => x.Detach())];
        using var tape = new Tape();
        for (int i = 0; i < count; i++)
        {
            _ = constants[i] + 1;
            tape.Watch(watched[i]);
        }

        using (var inner = new Tape())
        {
            foreach (Tensor x in (Tensor[])[.. constants.Reverse(), .. watched.Reverse()])
                inner.Watch(x);
        }

        Assert.All(constants, constant => Assert.Throws<TapeException>(() => tape.Watch(constant)));
        Assert.All(watched, tape.Watch);
        Assert.All(watched, x => Assert.Equal(4, tape.Gradient((x * x).Sum(), x).Item()));
    }

    [Fact]
    public void A_parameter_that_changed_since_it_was_read_is_refused()
    {
        var w = new Parameter(Tensor.From([3.0]), "w");
        using var tape = new Tape();
        Tensor y = (w * w).Sum();
        w.Assign(Tensor.From([4.0]));
        var error = Assert.Throws<TapeException>(() => y.Backward());
        Assert.Contains("'w' has changed since this tape read it", error.Message, StringComparison.Ordinal);
        Assert.Null(w.Gradient);
    }

    [Fact]
    public void A_frozen_parameter_receives_no_gradient()
    {
        var frozen = new Parameter(Tensor.From([3.0]), "frozen") { RequiresGradient = false };
        var free = new Parameter(Tensor.From([2.0]), "free");
        using var tape = new Tape();
        (frozen * free).Sum().Backward();
        Assert.Null(frozen.Gradient);
        Assert.Equal([3], free.Gradient!.ToArray<double>());
    }

    // PyTorch throws here too.
    [Fact]
    public void A_result_that_no_parameter_has_an_influence_on_is_refused()
    {
        var w = new Parameter(Tensor.From([3.0]), "w");
        using var tape = new Tape();
        Tensor detached = (w.Detach() * 2).Sum(), compared = Tensor.Where(w > 0, 1.0, 2.0).Sum();
        Assert.All([detached, compared], y =>
        {
            var error = Assert.Throws<TapeException>(() => y.Backward());
            Assert.Contains("No parameter with RequiresGradient has an influence on this result []", error.Message, StringComparison.Ordinal);
        });
        Assert.Null(w.Gradient);
        w.RequiresGradient = false;
        Assert.Throws<TapeException>(() => (w * 2).Sum().Backward());
    }

    [Fact]
    public void A_result_that_only_a_watched_tensor_has_an_influence_on_leaves_the_parameters()
    {
        var w = new Parameter(Tensor.From([3.0]), "w");
        using var tape = new Tape();
        Tensor x = Tensor.From([2.0]);
        tape.Watch(x);
        Tensor y = (x * x + w.Detach()).Sum();
        y.Backward();
        Assert.Null(w.Gradient);
        Assert.Equal([4], tape.Gradient(y, x).ToArray<double>());
    }

    [Fact]
    public void A_detached_value_is_a_constant()
    {
        Tensor x = Tensor.From([3.0]);
        Assert.Equal([3], Differentiate.Gradient(t => (t * t.Detach()).Sum(), x).ToArray<double>());
    }

    [Fact]
    public void A_chain_of_a_hundred_thousand_operations_needs_no_deep_stack()
    {
        Tensor x = Tensor.From([1.0]);
        double gradient = 0;
        var thread = new Thread(
            () =>
            {
                using var tape = new Tape();
                tape.Watch(x);
                Tensor y = x;
                for (int i = 0; i < 100_000; i++)
                    y = y + 0.5;
                Assert.Equal(100_000, tape.Count);
                gradient = tape.Gradient(y.Sum(), x).Item();
            },
            maxStackSize: 1024 * 1024);
        thread.Start();
        thread.Join();
        Assert.Equal(1, gradient);
    }

    [Fact]
    public void A_recorded_backward_pass_can_be_differentiated_again()
    {
        // y = x⁴: 4x³, 12x², 24x, 24 at x = 2.
        Tensor x = Tensor.From([2.0]);
        using var tape = new Tape();
        tape.Watch(x);
        Tensor derivative = (x * x * x * x).Sum();
        double[] expected = [32, 48, 48, 24];
        foreach (double value in expected)
        {
            derivative = tape.Gradient(derivative, x, createGraph: true).Sum();
            Assert.Equal(value, derivative.Item());
        }
    }

    [Fact]
    public void Adjoint_memory_is_used_again_along_a_chain()
    {
        Tensor x = Tensor.Ones([4096]);
        BufferPool pool = BufferPool.Current;
        using var tape = new Tape();
        tape.Watch(x);
        Tensor y = x;
        for (int i = 0; i < 50; i++)
            y = y.Sin();
        Tensor sum = y.Sum();
        pool.ResetPeak();
        long before = pool.RentedBytes;
        tape.Gradient(sum, x);

        // Two adjoints of 16 KiB live at a time, and some single numbers.
        Assert.InRange(pool.PeakRentedBytes - before, 1, 3 * 4096 * sizeof(float));
    }
}
