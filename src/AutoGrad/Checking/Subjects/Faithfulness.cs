namespace AutoGrad;

/// <summary>Whether computing a recorded tape again gives what the code that was recorded gives, also away from the point.</summary>
internal static class Faithfulness
{
    /// <summary>The size of the moves: far beyond rounding, and small enough to stay where the function is defined.</summary>
    const double Move = 1.0 / (1 << 20);

    /// <summary>The moves in Float32, whose effect must show beside rounding.</summary>
    const double MoveInSingle = 1.0 / (1 << 6);

    /// <summary>What results in Float32 may differ by from those in Float64, relative to the largest.</summary>
    const double SlackInSingle = 1.0 / (1 << 11);

    const int Trials = 2;

    /// <summary>Compares both at points nearby: bit by bit, or, if the code computes in Float32, roughly.</summary>
    public static bool Holds(CheckSource source, ReplayEvaluator replay, double[][] point, bool isNarrow, int seed)
    {
        var random = new Random(seed);
        for (int trial = 0; trial < Trials; trial++)
        {
            double[][] moved = Array.ConvertAll(point, elements => Array.ConvertAll(elements, x => Moved(x, random, isNarrow)));
            double[] code = source.Run(moved), again = replay.MoveAll(moved);
            if (code.Length != again.Length || !(isNarrow ? IsNear(code, again) : code.AsSpan().SequenceEqual(again)))
                return false;
        }

        return true;
    }

    static double Moved(double x, Random random, bool isNarrow)
    {
        double size = Math.Abs(x) == 0 ? 1 : Math.Abs(x), moved = x + (size * (isNarrow ? MoveInSingle : Move) * (random.NextDouble() - 0.5));
        return isNarrow ? (float)moved : moved;
    }

    static bool IsNear(double[] code, double[] again)
    {
        double size = again.Length == 0 ? 0 : again.Max(Math.Abs);
        for (int i = 0; i < code.Length; i++)
        {
            if (double.IsFinite(code[i]) && double.IsFinite(again[i]) && Math.Abs(code[i] - again[i]) > SlackInSingle * size)
                return false;
        }

        return true;
    }
}
