using AutoGrad.Kernels;

namespace AutoGrad;

/// <summary>Judges every element of every operand by itself.</summary>
internal static class ElementwiseCheck
{
    /// <summary>Elements that a thread takes at once.</summary>
    const int Portion = 16;

    /// <summary>Up to so many elements each is judged by the sharpest differences, beyond by the usual ones where these agree: a tenth of the evaluations.</summary>
    const int ThoroughElements = 4096;

    public static IReadOnlyList<OperandCheck> Run(CheckSubject subject, GradCheckOptions options)
    {
        int done = 0, total = subject.ElementCount;
        var operands = new List<OperandCheck>();
        for (int operand = 0; operand < subject.Names.Count; operand++)
        {
            var checks = new ElementCheck[subject.Elements[operand].Length];
            int portions = (checks.Length + Portion - 1) / Portion;
            var body = new Body(subject, options, operand, checks, done, total, new Turn());
            Workers.For(Math.Clamp(portions, 1, subject.MaxThreads), ref body);
            done += checks.Length;
            var direction = new DirectionalCheck(subject, operand, subject.NewEvaluator(), options);
            operands.Add(new OperandCheck(subject.Names[operand], subject.Shapes[operand], Settled(subject, operand, direction, checks, options.Seed), []));
        }

        return operands;
    }

    /// <summary>Elements that have been judged by themselves, with a verdict for those that share kinks or branches and can only be judged together.</summary>
    public static ElementCheck[] Settled(CheckSubject subject, int operand, DirectionalCheck direction, IReadOnlyList<ElementCheck> elements, int seed) =>
        TiedElements.Settled(subject, operand, direction, SharedKinks.Settled(subject, operand, direction, elements, seed));

    /// <summary>Judges one element.</summary>
    public static ElementCheck Check(CheckSubject subject, IEvaluator evaluator, int operand, int index, GradCheckOptions options)
    {
        double x = subject.Elements[operand][index];
        bool isLocal = evaluator.IsLocal(operand);
        double[] results = isLocal ? [subject.Results[index]] : subject.Results, weights = isLocal ? [subject.Weights[index]] : subject.Weights;
        var quotients = new DifferenceQuotients(value => evaluator.Move(operand, index, value), x, results, weights);
        double analytic = subject.Gradients[operand][index], unit = subject.Unit;
        Judgement judgement = new Judge(analytic, quotients, subject.Typical[operand], options, subject.Dust)
        {
            IsThorough = subject.ElementCount <= ThoroughElements,
            Natural = subject.Steepest[operand],
        }.Decide();
        bool isAtBranch = quotients.HasCrossed && quotients[Extrapolation.SmallestStep(x)].Crosses;
        if (judgement.Verdict == Verdict.Fail && options.Step is null && isAtBranch && new NearbyPieces(subject, operand, evaluator, options.Seed).Include(analytic, index))
            judgement = judgement with { Verdict = Verdict.Inconclusive, Doubt = Doubt.Kink };
        return new ElementCheck(
            subject.Names[operand],
            ElementIndex.Of(subject.Shapes[operand], index),
            x,
            analytic / unit,
            judgement.Numeric.Value / unit,
            Math.Abs(judgement.Numeric.Error / unit),
            Math.Abs(judgement.Tolerance / unit),
            judgement.Verdict,
            judgement.Doubt)
        {
            IsAtBranch = isAtBranch,
            Kink = judgement.Kink is { } kink ? new OneSidedDerivatives(kink.Left / unit, kink.Right / unit) : null,
        };
    }

    /// <summary>Which portion comes next.</summary>
    sealed class Turn
    {
        int next;

        public int Take() => Interlocked.Increment(ref next) - 1;
    }

    readonly struct Body(CheckSubject subject, GradCheckOptions options, int operand, ElementCheck[] checks, int doneBefore, int total, Turn turn) : IParallelBody
    {
        public void Run(int part)
        {
            if (checks.Length == 0)
                return;
            IEvaluator evaluator = subject.NewEvaluator();
            for (int start = turn.Take() * Portion; start < checks.Length; start = turn.Take() * Portion)
            {
                for (int index = start; index < Math.Min(start + Portion, checks.Length); index++)
                    checks[index] = Check(subject, evaluator, operand, index, options);
                options.Progress?.Report(new GradCheckProgress(subject.Names[operand], doneBefore + Math.Min(start + Portion, checks.Length), total));
            }
        }
    }
}
