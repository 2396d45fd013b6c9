namespace AutoGrad;

/// <summary>Whether computing a recorded tape again gives what the code that was recorded gives, also away from the point.</summary>
internal static class Faithfulness
{
    /// <summary>The size of the moves: beyond the rounding of either precision, and small enough to stay where the function is defined.</summary>
    const double Move = 1.0 / (1 << 16);

    const int Trials = 2;

    /// <summary>Compares both at points nearby, bit by bit, in the precision of the recording.</summary>
    public static bool Holds(CheckSource source, Recording recording, double[][] point, int seed)
    {
        if (recording.ReadsValues)
            return false;
        var memory = new ReevaluationMemory(new Reevaluation(recording.Tape, recording.Variables, recording.ResultSlots));
        var random = new Random(seed);
        for (int trial = 0; trial < Trials; trial++)
        {
            double[][] moved = [.. point.Select((elements, operand) => Array.ConvertAll(elements, x => Moved(x, random, source.Operands[operand].DType)))];
            double[] code = source.Run(moved), again = memory.MoveAll(moved);
            if (!code.AsSpan().SequenceEqual(again))
                return false;
        }

        return true;
    }

    static double Moved(double x, Random random, DType dtype)
    {
        double size = x == 0 ? 1 : Math.Abs(x), moved = x + (size * Move * (random.NextDouble() - 0.5));
        return dtype == DType.Float32 ? (float)moved : moved;
    }
}
