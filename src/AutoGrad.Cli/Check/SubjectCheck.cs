using AutoGrad.Operations;

namespace AutoGrad.Cli.Check;

/// <summary>Checks one subject at operands that are drawn from its domains.</summary>
internal static class SubjectCheck
{
    /// <summary>Powers of ten that the elements go up and down: wide enough to tell formulas apart, not so wide that sums of them cancel.</summary>
    const double Decades = 0.7;

    public static CheckResult Of(CheckSubject subject, CheckSettings settings, IProgress<GradCheckProgress>? progress)
    {
        if (subject.Obstacle.Length > 0)
            return new CheckResult(subject, null, null, subject.Obstacle);
        if (subject.Laws.Count > 0)
            return new CheckResult(subject, null, null, "") { Laws = Laws(subject, progress) };
        try
        {
            var options = new GradCheckOptions { Mode = settings.Fast ? GradCheckMode.Fast : GradCheckMode.Full, Seed = settings.SeedOfOperands, Progress = progress };
            Tensor[] x = Operands(subject, settings);
            bool isSingle = subject.Apply(x).Length == 1;
            GradCheckReport first = GradCheck.Run(subject.Apply, x, options);
            // A first derivative that jumps has no derivative.
            GradCheckReport? second = isSingle && subject.Kink is null && first.Verdict != Verdict.Fail ? GradCheck.RunSecondOrder(all => subject.Apply(all)[0], x, options) : null;
            return new CheckResult(subject, first, second, "");
        }
        catch (ShapeException refused)
        {
            string shapes = string.Join(", ", subject.Operands.Zip(subject.Shapes, (name, shape) => $"{name} {shape}"));
            return new CheckResult(subject, null, null, $"It refuses the operands {shapes}: {refused.Message} Give shapes that it takes with [Operand(Shape = …)].");
        }
        // A user's function may throw anything, and the other functions are still to be checked.
        catch (Exception thrown) when (thrown is not OperationCanceledException)
        {
            return new CheckResult(subject, null, null, CheckResult.Threw(thrown));
        }
    }

    /// <summary>How many results a method has, found by calling it once; 0 where that throws, as its check will tell.</summary>
    public static int ResultCount(CheckSubject subject, CheckSettings settings)
    {
        try
        {
            return subject.Apply(Operands(subject, settings)).Length;
        }
        catch (Exception thrown) when (thrown is not OperationCanceledException)
        {
            return 0;
        }
    }

    static LawResult[] Laws(CheckSubject subject, IProgress<GradCheckProgress>? progress)
    {
        var results = new LawResult[subject.Laws.Count];
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = LawResult.Of(subject.Laws[i]);
            progress?.Report(new GradCheckProgress(subject.Laws[i].Law.Name, i + 1, results.Length));
        }

        return results;
    }

    static Tensor[] Operands(CheckSubject subject, CheckSettings settings)
    {
        var random = new Random(settings.SeedOfOperands);
        return
        [
            .. subject.Shapes.Select((shape, i) => new Parameter(
                Tensor.From<double>(subject.Kink?[i] ?? [.. Enumerable.Range(0, shape.ElementCount).Select(_ => DomainSampler.Next(subject.Domains[i], random, Decades))], shape),
                subject.Operands[i])),
        ];
    }
}
