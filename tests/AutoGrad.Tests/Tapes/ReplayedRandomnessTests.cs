using AutoGrad.Modules;

namespace AutoGrad.Tests.Tapes;

/// <summary>A program draws in each run what the function would draw, from the same generators and in the same order.</summary>
public class ReplayedRandomnessTests
{
    readonly Parameter weight = new(Tensor.Normal([40], new Random(1)), "weight");

    [Fact]
    public void Every_run_draws_as_recording_anew_does()
    {
        Func<Tensor, Tensor> recorded = Noisy(), captured = Noisy();
        Tensor x = Tensor.Normal([40], new Random(3));
        Recorded(recorded, x);      // as the capture draws once
        using TapeProgram program = TapeProgram.Capture(inputs => captured(inputs[0]), x);
        double before = double.NaN;
        for (int run = 0; run < 3; run++)
        {
            (double loss, float[] gradient) = Recorded(recorded, x);
            Assert.NotEqual(before, loss);
            Assert.Equal(loss, program.Run());
            Assert.Equal(gradient, weight.Gradient!.ToArray<float>());
            weight.ClearGradient();
            before = loss;
        }
    }

    [Fact]
    public void A_draw_that_was_read_is_guarded()
    {
        var random = new Random(5);
        Tensor branching(Tensor x) => Tensor.Uniform([], random).Item() < 0.5 ? x * 2 : x * 3;
        using TapeProgram program = TapeProgram.Capture(inputs => branching(inputs[0]), weight);
        Assert.Throws<TapeException>(program.Forward);
    }

    /// <summary>Draws that are used in another order, in a pause, and by a dropout from the same generator, and one that is not used.</summary>
    Func<Tensor, Tensor> Noisy()
    {
        var random = new Random(7);
        var dropout = new Dropout(0.5, random);
        return x =>
        {
            Tensor first = Tensor.Normal([40], random), second = Tensor.Uniform([40], random, -1, 1), paused;
            Tensor.Normal([3], random);
            using (Tape.Current!.Pause())
                paused = Tensor.Normal([40], random) * 2;
            return ((dropout.Forward(x * weight) * second) + (first * weight) + (paused * x)).Square().Sum();
        };
    }

    (double Loss, float[] Gradient) Recorded(Func<Tensor, Tensor> f, Tensor x)
    {
        using var tape = new Tape();
        Tensor loss = f(x);
        loss.Backward();
        float[] gradient = weight.Gradient!.ToArray<float>();
        weight.ClearGradient();
        return (loss.Item(), gradient);
    }
}
