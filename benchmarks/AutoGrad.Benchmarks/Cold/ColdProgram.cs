using AutoGrad.Benchmarks.Peers;

namespace AutoGrad.Benchmarks.Cold;

/// <summary>What the fresh process does: a line on the standard output when it has begun, after the first training step, and after the hundredth.</summary>
static class ColdProgram
{
    /// <summary>The only argument of a process that is to run this.</summary>
    public const string Argument = "cold-process";

    public const int Steps = 100;

    public static void Run()
    {
        Console.Out.WriteLine("begun");
        Action step = new TrainingStep("784-128-10", 64, "sgd").Tape();
        for (int i = 1; i <= Steps; i++)
        {
            step();
            if (i is 1 or Steps)
                Console.Out.WriteLine(i);
        }
    }
}
