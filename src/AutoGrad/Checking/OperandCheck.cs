namespace AutoGrad;

/// <summary>The check of the gradient by one operand.</summary>
/// <param name="Name">The name of the operand: that of a parameter, or x, x0, x1 and so on.</param>
/// <param name="Shape">The shape of the operand.</param>
/// <param name="Elements">The elements that were checked one by one, in row-major order: all of them in full mode, those that a search has isolated in fast mode.</param>
/// <param name="Probes">The random directions that were checked. In full mode there are none, but for the comparison of forward with reverse mode.</param>
public sealed record OperandCheck(string Name, Shape Shape, IReadOnlyList<ElementCheck> Elements, IReadOnlyList<ProbeCheck> Probes)
{
    /// <summary>The hint at the error, where its pattern is plain.</summary>
    public Guess? Guess { get; init; }

    /// <summary>Fail if an element or a probe failed; else inconclusive if one is; else pass.</summary>
    public Verdict Verdict => Worst(Elements.Select(element => element.Verdict).Concat(Probes.Select(probe => probe.Verdict)));

    /// <summary>
    /// The smallest error of a single element that the probes of a fast check are certain to have shown, in the unit of the gradient; null in full mode, where
    /// each element has its own <see cref="ElementCheck.Tolerance"/>.
    /// </summary>
    public double? DetectableError { get; init; }

    static Verdict Worst(IEnumerable<Verdict> verdicts)
    {
        Verdict worst = Verdict.Pass;
        foreach (Verdict verdict in verdicts)
        {
            if (verdict == Verdict.Fail)
                return Verdict.Fail;
            if (verdict == Verdict.Inconclusive)
                worst = Verdict.Inconclusive;
        }

        return worst;
    }
}
