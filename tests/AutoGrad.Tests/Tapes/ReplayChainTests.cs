namespace AutoGrad.Tests.Tapes;

/// <summary>Pointwise steps of a program that run tile by tile.</summary>
[Collection("MaxThreads")]
public class ReplayChainTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Threads_divide_the_tiles_of_a_long_chain_and_the_bits_stay(int threads)
    {
        // The last tile is a part of one, and the last part has fewer tiles than the others.
        const int length = 33 * 2048 + 7;
        var scale = new Parameter(Tensor.Normal([length], new Random(4)), "scale");
        using TapeProgram program = TapeProgram.Capture(x => (((x[0] * scale).Exp() + x[0]).Sin() / 3 - scale).Sum(), Tensor.Normal([length], new Random(5)));
        int before = Compute.MaxThreads;
        try
        {
            Compute.MaxThreads = 1;
            double expected = program.Run();
            float[] gradient = scale.Gradient!.ToArray<float>();
            scale.ClearGradient();
            Compute.MaxThreads = threads;
            Assert.Equal(expected, program.Run());
            Assert.Equal(gradient, scale.Gradient!.ToArray<float>());
        }
        finally
        {
            Compute.MaxThreads = before;
        }
    }
}
