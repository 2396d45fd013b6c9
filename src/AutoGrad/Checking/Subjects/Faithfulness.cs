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
        var plan = new Reevaluation(recording.Tape, recording.Variables, recording.ResultSlots);
        var random = new Random(seed);
        for (int trial = 0; trial < Trials; trial++)
        {
            double[][] moved = [.. point.Select((elements, operand) => Array.ConvertAll(elements, x => Moved(x, random, source.Operands[operand].DType)))];
            if (!AreEqual(() => source.Run(moved), () => new ReevaluationMemory(plan).MoveAll(moved)))
                return false;
        }

        return true;
    }

    /// <summary>Whether both give the same results, or both throw, as beyond the end of a domain.</summary>
    static bool AreEqual(Func<double[]> code, Func<double[]> again) => ResultsOf(code) is var expected && ResultsOf(again) is var actual
        && (expected is null ? actual is null : expected.AsSpan().SequenceEqual(actual));

    static double[]? ResultsOf(Func<double[]> f)
    {
        try
        {
            return f();
        }
        catch (Exception exception) when (ThrownBeside.MayBe(exception))
        {
            return null;
        }
    }

    static double Moved(double x, Random random, DType dtype)
    {
        double size = x == 0 ? 1 : Math.Abs(x), moved = x + (size * Move * (random.NextDouble() - 0.5));
        return dtype == DType.Float32 ? (float)moved : moved;
    }
}
