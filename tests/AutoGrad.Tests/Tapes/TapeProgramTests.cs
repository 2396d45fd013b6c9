namespace AutoGrad.Tests.Tapes;

public class TapeProgramTests
{
    readonly Parameter weight = new(Tensor.Normal([6, 4], new Random(1)), "weight");
    readonly Parameter bias = new(Tensor.Normal([6], new Random(2)), "bias");

    Tensor Loss(Tensor x)
    {
        Tensor h = x.Linear(weight, bias).Tanh();
        Tensor spread = h - h.Sum(0, keepDims: true) / h.Shape[0];
        return (spread * spread * h.Exp() + h + h).Sum() / h.Length;
    }

    static Tensor Sample(int seed) => Tensor.Normal([5, 4], new Random(seed));

    [Fact]
    public void A_replay_gives_the_same_bits_as_recording_anew()
    {
        using TapeProgram program = TapeProgram.Capture(x => Loss(x[0]), Sample(0));
        for (int step = 1; step < 6; step++)
        {
            (double recorded, float[] gradient, float[] gradientOfBias) = Recorded(Sample(step));
            program.SetInput(0, Sample(step));
            Assert.Equal(recorded, program.Run());
            Assert.Equal(gradient, weight.Gradient!.ToArray<float>());
            Assert.Equal(gradientOfBias, bias.Gradient!.ToArray<float>());
            weight.ClearGradient();
            bias.ClearGradient();
            weight.Assign(weight.Detach() * 0.9);
        }

        (double, float[], float[]) Recorded(Tensor x)
        {
            using var tape = new Tape();
            Tensor loss = Loss(x);
            loss.Backward();
            var result = (loss.Item(), weight.Gradient!.ToArray<float>(), bias.Gradient!.ToArray<float>());
            weight.ClearGradient();
            bias.ClearGradient();
            return result;
        }
    }

    [Fact]
    public void A_chain_that_reads_the_middle_of_a_tensor_for_the_last_time_writes_none_of_its_results_there()
    {
        Tensor x = Tensor.Normal([300, 64], new Random(3));
        using TapeProgram program = TapeProgram.Capture(inputs => Chain(inputs[0]), x);
        program.Forward();
        Assert.Equal(Chain(x).ToArray<float>(), program.Output.ToArray<float>());

        static Tensor Chain(Tensor x) => (x - x.Sum(1, keepDims: true))[50..150].Tanh().Sin().Cos().Exp().Tanh();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9_999)]
    public void A_chain_reads_no_single_element_of_what_it_has_yet_to_write(int element)
    {
        Tensor x = Tensor.Normal([10_000], new Random(3));
        using TapeProgram program = TapeProgram.Capture(inputs => Chain(inputs[0]), Tensor.Zeros([10_000]));
        program.SetInput(0, x);
        program.Forward();
        Assert.Equal(Chain(x).ToArray<float>(), program.Output.ToArray<float>());

        Tensor Chain(Tensor x)
        {
            Tensor y = x.Tanh();
            return (y.Exp() * y[element]).Sin();
        }
    }

    [Theory]
    [InlineData(16)] // half of it fills the cache line that the result has
    [InlineData(20_000)]
    public void A_result_is_not_written_over_what_the_same_step_reads_elsewhere(int length)
    {
        Tensor x = Tensor.Normal([length], new Random(3));
        using TapeProgram program = TapeProgram.Capture(inputs => Steps(inputs[0]), Tensor.Zeros([length]));
        program.SetInput(0, x);
        program.Forward();
        Assert.Equal(Steps(x).ToArray<float>(), program.Output.ToArray<float>());

        Tensor Steps(Tensor x)
        {
            Tensor y = x.Tanh();
            Tensor z = (y[..(length / 2)] - y[(length / 2)..]).Exp();
            return (z - z[0] * z[^1]).Sin();
        }
    }

    [Fact]
    public void Gradients_of_several_runs_add_up()
    {
        using TapeProgram program = TapeProgram.Capture(x => Loss(x[0]), Sample(0));
        program.Run();
        float[] once = weight.Gradient!.ToArray<float>();
        program.Run();
        program.Run();
        Assert.Equal(once.Select(g => g + g + g), weight.Gradient!.ToArray<float>());
    }

    [Fact]
    public void A_gradient_in_a_callers_hands_survives_the_next_run()
    {
        using TapeProgram program = TapeProgram.Capture(x => Loss(x[0]), Sample(0));
        program.Run();
        Tensor held = weight.Gradient!;
        float[] before = held.ToArray<float>();
        weight.ClearGradient();
        program.SetInput(0, Sample(9));
        program.Run();
        Assert.Equal(before, held.ToArray<float>());
        Assert.NotEqual(before, weight.Gradient!.ToArray<float>());
    }

    [Fact]
    public void A_run_allocates_nothing()
    {
        using TapeProgram program = TapeProgram.Capture(x => (x[0].Linear(weight, bias).Tanh() * 2).Exp().Sum(), Sample(0));
        float[] values = Sample(3).ToArray<float>();
        long allocated = 0;
        for (int i = 0; i < 20; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            program.SetInput<float>(0, values);
            program.Run();
            weight.ClearGradient();
            bias.ClearGradient();
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, allocated);
    }

    [Fact]
    public void A_pointwise_step_writes_over_an_operand_that_nothing_reads_later()
    {
        static Tensor chain(Tensor x)
        {
            for (int i = 0; i < 20; i++)
                x = x + 1;
            return x.Sum();
        }

        using TapeProgram program = TapeProgram.Capture(x => chain(x[0]), Tensor.Zeros([1024]));
        program.Forward();
        Assert.Equal(20 * 1024, program.Output.Item());
        Assert.Equal(1024 * sizeof(float), program.PlannedBytes);
    }

    [Fact]
    public void Tensors_that_do_not_live_together_share_memory()
    {
        static Tensor chain(Tensor x)
        {
            for (int i = 0; i < 20; i++)
                x = x.CumSum(0);
            return x.Sum();
        }

        using TapeProgram program = TapeProgram.Capture(x => chain(x[0]), Tensor.Zeros([1024]));
        program.Forward();
        Assert.Equal(2 * 1024 * sizeof(float), program.PlannedBytes);
    }

    [Fact]
    public void Long_pointwise_chains_run_tile_by_tile_with_the_same_bits()
    {
        var scale = new Parameter(Tensor.Normal([10_000], new Random(4)), "scale");
        Tensor f(Tensor x) => (((x * scale).Exp() + x).Sin() / 3 - scale).Sum();
        Tensor input = Tensor.Normal([10_000], new Random(5));
        double expected;
        float[] gradient;
        using (new Tape())
        {
            Tensor loss = f(input);
            loss.Backward();
            expected = loss.Item();
            gradient = scale.Gradient!.ToArray<float>();
        }

        scale.ClearGradient();
        using TapeProgram program = TapeProgram.Capture(x => f(x[0]), Tensor.Zeros([10_000]));
        program.SetInput(0, input);
        Assert.Equal(expected, program.Run());
        Assert.Equal(gradient, scale.Gradient!.ToArray<float>());
    }

    [Fact]
    public void A_value_that_was_read_during_capture_is_guarded()
    {
        static Tensor branching(Tensor x) => x.Sum().Item() > 0 ? x * 2 : x * 3;
        using TapeProgram program = TapeProgram.Capture(x => branching(x[0]), Tensor.From([1.0, 2.0]));
        program.SetInput(0, Tensor.From([2.0, 1.0]));
        program.Forward();
        Assert.Equal([4, 2], program.Output.ToArray<double>());
        program.SetInput(0, Tensor.From([-2.0, 1.0]));
        var error = Assert.Throws<TapeException>(program.Forward);
        Assert.Contains("read the value of the result of Sum", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_is_compared_before_anything_is_computed_that_may_depend_on_it()
    {
        int calls = 0;
        CustomOperation counted = CustomOperation.Define("Counted", x => { calls++; return x * 2; }, (x, y, yBar) => 2 * yBar);

        // Two steps that run as one chain and a view come before what is read.
        Tensor branching(Tensor x)
        {
            Tensor sum = (x * 2 + 1).Reshape([2, 8192]).Sum();
            return sum.Item() > 0 ? counted.Apply(sum) : sum;
        }

        using TapeProgram program = TapeProgram.Capture(x => branching(x[0]), Tensor.Zeros([16384]));
        program.Forward();
        int before = calls;
        program.SetInput(0, Tensor.Ones([16384]));
        Assert.Throws<TapeException>(program.Forward);
        Assert.Equal(before, calls);
        program.CheckFinite = true;
        Assert.Throws<TapeException>(program.Forward);
        Assert.Equal(before, calls);
        program.SetInput(0, Tensor.Zeros([16384]));
        program.Forward();
        Assert.Equal(before + 1, calls);
    }

    [Fact]
    public void A_detached_value_that_was_read_is_guarded()
    {
        static Tensor branching(Tensor x) => (x * x).Sum().Detach().Item() > 2 ? x * 2 : x * 3;
        using TapeProgram program = TapeProgram.Capture(x => branching(x[0]), Tensor.From([1.0, 2.0]));
        program.SetInput(0, Tensor.From([2.0, 1.0]));
        program.Forward();
        program.SetInput(0, Tensor.From([1.0, 0.0]));
        Assert.Throws<TapeException>(program.Forward);
    }

    [Fact]
    public void A_detached_value_that_was_read_stays_as_it_was()
    {
        Tensor? kept = null;
        Tensor reading(Tensor x)
        {
            Tensor sum = x.Sum();
            kept = sum.Detach();
            Assert.Equal(3, kept.Item());
            return sum * 2;
        }

        using TapeProgram program = TapeProgram.Capture(x => reading(x[0]), Tensor.From([1.0, 2.0]));
        program.SetInput(0, Tensor.From([5.0, 6.0]));
        Assert.Throws<TapeException>(program.Forward);
        Assert.Equal(3, kept!.Item());
    }

    [Fact]
    public void A_parameter_that_was_read_is_guarded_whether_it_was_detached_or_not()
    {
        var scale = new Parameter(Tensor.From([2.0]), "scale");
        Func<Tensor, Tensor>[] readings = [x => scale.Item() > 0 ? x * 2 : x * 3, x => scale.Detach().Item() > 0 ? x * 2 : x * 3];
        foreach (Func<Tensor, Tensor> reading in readings)
        {
            scale.Assign(Tensor.From([2.0]));
            using TapeProgram program = TapeProgram.Capture(x => reading(x[0]), Tensor.From([1.0, 2.0]));
            program.Forward();
            scale.Assign(Tensor.From([-2.0]));
            Assert.Throws<TapeException>(program.Forward);
        }
    }

    [Fact]
    public void What_was_made_during_capture_cannot_be_read_outside_a_run()
    {
        Tensor? leaked = null;
        using TapeProgram program = TapeProgram.Capture(x => (leaked = x[0] * 2).Sum(), Tensor.From([1.0, 2.0]));
        var error = Assert.Throws<InvalidOperationException>(() => leaked!.ToArray<double>());
        Assert.Contains("Read the program's Output", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Inputs_can_be_given_in_every_way_one_after_the_other()
    {
        // A view of the input, and two elements of it that are constants to the tape.
        static Tensor f(Tensor x) => (x.Reshape([4]) * Tensor.From([1.0, 10, 100, 1000])).Sum() + (x.Detach()[1] * 10_000).Sum();
        using TapeProgram program = TapeProgram.Capture(x => f(x[0]), Tensor.Zeros([2, 2], DType.Float64));
        program.SetInput(0, Tensor.From(new double[,] { { 1, 2 }, { 3, 4 } }));
        Assert.Equal(4321 + 70_000, program.Run());
        program.SetInput<double>(0, [5, 6, 7, 8]);
        Assert.Equal(8765 + 150_000, program.Run());
        using (new Tape())
            program.SetInput(0, Tensor.Ones([2, 2], DType.Float64) * 2);
        Assert.Equal(2222 + 40_000, program.Run());
        program.SetInput(0, Tensor.Ones([3, 2, 2], DType.Float64)[1]);
        Assert.Equal(1111 + 20_000, program.Run());
    }

    [Fact]
    public void What_is_detached_or_computed_in_a_pause_follows_inputs_and_parameters()
    {
        var scale = new Parameter(Tensor.From([2.0, 3.0]), "scale");
        Tensor f(Tensor x)
        {
            Tensor y = x * scale, paused;
            using (Tape.Current!.Pause())
                paused = (y.Exp() + 1).Log() * x;
            return ((y.Detach() - scale.Detach()) * y + paused * scale + x.Detach().Sin()).Sum();
        }

        using TapeProgram program = TapeProgram.Capture(x => f(x[0]), Tensor.From([0.5, 0.25]));
        for (int run = 1; run < 4; run++)
        {
            Tensor input = Tensor.From([run, -0.5 * run]);
            program.SetInput(0, input);
            double replayed = program.Run();
            double[] gradient = scale.Gradient!.ToArray<double>();
            scale.ClearGradient();
            using (new Tape())
            {
                Tensor recorded = f(input);
                recorded.Backward();
                Assert.Equal(recorded.Item(), replayed);
                Assert.Equal(scale.Gradient!.ToArray<double>(), gradient);
            }

            scale.ClearGradient();
            scale.Assign(Tensor.From([run + 0.5, 1.0]));
        }
    }

    [Fact]
    public void A_value_that_was_read_in_a_pause_is_guarded()
    {
        static Tensor branching(Tensor x)
        {
            double mean;
            using (Tape.Current!.Pause())
                mean = x.Sum().Item();
            return mean > 0 ? x * 2 : x * 3;
        }

        using TapeProgram program = TapeProgram.Capture(x => branching(x[0]), Tensor.From([1.0, 2.0]));
        program.SetInput(0, Tensor.From([2.0, 1.0]));
        program.Forward();
        program.SetInput(0, Tensor.From([-2.0, 1.0]));
        Assert.Throws<TapeException>(program.Forward);
    }

    [Fact]
    public void A_parameter_that_changes_after_it_was_given_leaves_the_input_as_it_was()
    {
        var parameter = new Parameter(Tensor.From([1.0, 2.0]));
        using TapeProgram program = TapeProgram.Capture(x => x[0].Sum(), Tensor.From([0.0, 0.0]));
        foreach (Tensor given in (Tensor[])[parameter, parameter.Reshape([2, 1]).Reshape([2])])
        {
            parameter.Assign(Tensor.From([1.0, 2.0]));
            program.SetInput(0, given);
            parameter.Assign(Tensor.From([10.0, 20.0]));
            Assert.Equal(3, program.Run());
        }
    }

    [Fact]
    public void An_input_that_was_given_keeps_its_values()
    {
        Tensor given = Tensor.From([1.0, 2.0]);
        using TapeProgram program = TapeProgram.Capture(x => (x[0] * 2).Exp().Sum(), Tensor.From([0.0, 0.0]));
        program.SetInput(0, given);
        program.Run();
        program.SetInput<double>(0, [3, 4]);
        program.Run();
        Assert.Equal([1, 2], given.ToArray<double>());
    }

    [Fact]
    public void A_program_that_its_own_function_runs_refuses()
    {
        Action nested = () => { };
        CustomOperation calling = CustomOperation.Define("Calling", x => { nested(); return x * 2; }, (x, y, yBar) => 2 * yBar);
        using TapeProgram program = TapeProgram.Capture(x => calling.Apply(x[0]).Sum(), Tensor.From([1.0, 2.0]));
        foreach (Action call in (Action[])[program.Forward, () => program.Run(), () => program.SetInput(0, Tensor.From([3.0, 4.0])), () => _ = program.Output])
        {
            nested = call;
            Assert.StartsWith("This tape program is at work already", Assert.Throws<InvalidOperationException>(program.Forward).Message, StringComparison.Ordinal);
        }

        nested = () => { };
        Assert.Equal(6, program.Run());
    }

    [Fact]
    public void An_input_that_cannot_be_read_leaves_the_program_as_it_was()
    {
        using TapeProgram program = TapeProgram.Capture(x => x[0].Sum(), Tensor.From([1.0, 2.0]));
        Tensor ended;
        using (new Tape())
            ended = Tensor.From([3.0, 4.0]) * 2;
        Assert.Throws<ObjectDisposedException>(() => program.SetInput(0, ended));
        Assert.Equal(3, program.Run());
    }

    [Fact]
    public void A_mask_that_selects_another_number_of_elements_is_refused()
    {
        using TapeProgram program = TapeProgram.Capture(x => x[0].MaskedSelect(x[0] > 0).Sum(), Tensor.From([1.0, 2.0, -1.0]));
        program.SetInput(0, Tensor.From([-1.0, 5.0, 6.0]));
        Assert.Equal(11, program.Run());
        program.SetInput(0, Tensor.From([1.0, 5.0, 6.0]));
        Assert.Throws<TapeException>(() => program.Run());
    }

    [Fact]
    public void Inputs_must_fit()
    {
        using TapeProgram program = TapeProgram.Capture(x => x[0].Sum(), Tensor.Zeros([2, 3]));
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => program.SetInput(program.InputCount, Tensor.Zeros([2, 3])));
        Assert.StartsWith("There is no input 1: inputs are numbered from 0, and their number is 1.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => program.SetInput(0, Tensor.Zeros([3, 2])));
        Assert.Throws<ShapeException>(() => program.SetInput<float>(0, [1, 2]));
        Assert.Throws<DTypeException>(() => program.SetInput(0, Tensor.Zeros([2, 3], DType.Float64)));
        using (new Tape())
            Assert.Throws<TapeException>(() => TapeProgram.Capture(x => x[0], Tensor.Zeros([1])));
    }
}
