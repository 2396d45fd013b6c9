namespace AutoGrad;

/// <summary>
/// The backward rule of a recorded entry, run once as the recording left its operation: a rule that keeps a buffer would be helped by another evaluation.
/// </summary>
internal sealed class RecordedRule
{
    readonly EntrySource source;
    readonly double[] weights;
    readonly double[][] asItWas;

    /// <summary>Runs the rule.</summary>
    /// <param name="source">The entry.</param>
    /// <param name="options">The choices of its check, by which the adjoint of the result is drawn or given.</param>
    public RecordedRule(EntrySource source, GradCheckOptions options)
    {
        this.source = source;
        using Recording recording = source.RecordAsItWas();
        weights = Cotangents.Of(options, [recording.Results[0].Shape]);
        asItWas = recording.Gradients(weights);
    }

    /// <summary>The gradients by the rule for one check: first those as the operation was left, then those of the recording at hand.</summary>
    public Func<Recording, double[], double[][]> ForCheck()
    {
        bool isFirst = true;
        return (recording, given) =>
        {
            bool asLeft = isFirst && (!source.IsNarrow || IsStale());
            isFirst = false;
            return asLeft ? asItWas : recording.Gradients(given);
        };
    }

    /// <summary>
    /// Whether the rule gives other bits once its operation has been computed again at the same operands. In Float32 only this tells of a buffer that
    /// is kept: the gradient that was recorded is inexact anyway.
    /// </summary>
    bool IsStale()
    {
        using Recording again = source.RecordAgain();
        double[][] fresh = again.Gradients(weights);
        for (int i = 0; i < fresh.Length; i++)
        {
            for (int j = 0; j < fresh[i].Length; j++)
            {
                if (!fresh[i][j].Equals(asItWas[i][j]))
                    return true;
            }
        }

        return false;
    }
}
