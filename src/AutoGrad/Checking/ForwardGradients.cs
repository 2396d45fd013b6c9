namespace AutoGrad;

/// <summary>The gradient of a weighted sum of results by forward mode, one tangent an element; and its comparison with that of the backward pass.</summary>
/// <param name="seed">The seed of the directions in which both are compared.</param>
internal sealed class ForwardGradients(int seed)
{
    /// <summary>What both modes may round differently, relative to their size, and to that of the terms that they sum.</summary>
    const double Rounding = 1e-9, RoundingOfTerms = 64 * DifferenceQuotients.MachineEpsilon;

    readonly List<ProbeCheck> comparisons = [];

    public double[][] Of(Recording recording, double[] weights)
    {
        comparisons.Clear();
        double[][] reverse = recording.Gradients(weights);
        var random = new Random(seed);
        for (int operand = 0; operand < reverse.Length; operand++)
            Compare(recording, operand, reverse[operand], weights, random);
        return ByTangents(recording, weights);
    }

    /// <summary>The gradient by every operand, without a comparison.</summary>
    /// <param name="recording">The record.</param>
    /// <param name="weights">The weights of the results.</param>
    /// <param name="size">The size of the tangents, by which all of the gradient is multiplied.</param>
    public static double[][] ByTangents(Recording recording, double[] weights, double size = 1) => [.. recording.Variables.Select((slot, operand) =>
    {
        var direction = new double[recording.Tape.At(slot).Length];
        var row = new double[direction.Length];
        for (int index = 0; index < row.Length; index++)
        {
            direction[index] = size;
            row[index] = Along(recording, operand, direction, weights);
            direction[index] = 0;
        }

        return row;
    })];

    /// <summary>The report with the comparisons beside the elements of each operand.</summary>
    public GradCheckReport Joined(GradCheckReport report) => report.With(
        [.. report.Operands.Select((operand, i) => operand with { Probes = [.. operand.Probes, comparisons[i] with { Operand = operand.Name }] })]);

    void Compare(Recording recording, int operand, double[] reverse, double[] weights, Random random)
    {
        double[] direction = Array.ConvertAll(reverse, _ => (random.Next(2) == 0 ? -1 : 1) * (0.5 + random.NextDouble()));
        double backward = 0, size = 0;
        for (int i = 0; i < reverse.Length; i++)
        {
            backward += reverse[i] * direction[i];
            size += Math.Abs(reverse[i] * direction[i]);
        }

        double tangent = Along(recording, operand, direction, weights), unit = weights.Length == 1 && weights[0] != 0 ? weights[0] : 1;
        double tolerance = (Rounding * Math.Max(Math.Abs(backward), Math.Abs(tangent))) + (RoundingOfTerms * size);
        Verdict verdict = backward.Equals(tangent) || Math.Abs(backward - tangent) <= tolerance ? Verdict.Pass : Verdict.Fail;
        comparisons.Add(new ProbeCheck("", backward / unit, tangent / unit, 0, tolerance / Math.Abs(unit), verdict, Doubt.None));
    }

    static double Along(Recording recording, int operand, double[] direction, double[] weights)
    {
        Tensor x = recording.Tape.At(recording.Variables[operand]);
        double sum = 0;
        int start = 0;

        // What the rules make on their way goes back to the pool with each direction.
        using var scratch = new Tape();
        using Pause pause = scratch.Pause();
        Tensor v = Tensor.From<double>(direction, x.Shape).To(x.DType);
        foreach (Tensor y in recording.Results)
        {
            double[]? tangent = recording.Tape.Tangent(y, x, v)?.ToDoubles();
            for (int i = 0; tangent is not null && i < tangent.Length; i++)
                sum += tangent[i] * weights[start + i];
            start += y.Length;
        }

        return sum;
    }
}
