using AutoGrad.Operations;
using AutoGrad.Testing;

namespace AutoGrad.Cli.Check;

/// <summary>The laws that are stated: all, or only that declared kinks have their declared value, of what declares any.</summary>
internal sealed class LawSubjects(CheckSettings settings)
{
    readonly LawChecks checks = new(new GradientLawOptions
    {
        Laws = settings.Laws ? GradientLaw.All : [new KinksHaveTheirDeclaredValue()],
        Seed = (ulong?)settings.Seed,
    });

    /// <summary>Those of the operations of a catalogue.</summary>
    public IEnumerable<CheckSubject> Of(IEnumerable<CatalogueEntry> entries) => entries.SelectMany(entry => entry is PointwiseEntry pointwise ? OfFunctions(pointwise) : OfSamples(entry));

    /// <summary>A marked method, and the laws of each of its results.</summary>
    /// <param name="method">The method.</param>
    /// <param name="call">Its call as C# code.</param>
    public IEnumerable<CheckSubject> WithLaws(CheckSubject method, string call)
    {
        yield return method;
        int results = settings.Laws && method.Obstacle.Length == 0 ? SubjectCheck.ResultCount(method, settings) : 0;
        for (int i = 0; i < results; i++)
        {
            int result = i;
            string place = results == 1 ? "" : $"[{i}]";
            var subject = new Subject(method.Name + place, x => method.Apply(x)[result]) { Shapes = [[.. method.Shapes]], Domains = method.Domains };
            yield return CheckSubject.OfLaws(method.Name, Variant(place), checks.OfOperation(subject, "", call + place, whole: null));
        }
    }

    IEnumerable<CheckSubject> OfFunctions(PointwiseEntry entry)
    {
        for (int i = 0; i < entry.Functions.Count; i++)
        {
            PointwiseSample f = entry.Functions[i];
            if (settings.Laws || f.Kinks.Count > 0)
                yield return CheckSubject.OfLaws(f.Name, Variant(f.Parameters), checks.OfFunction(f, CSharpText.Sample(f.GetType().GenericTypeArguments[0], i)));
        }
    }

    IEnumerable<CheckSubject> OfSamples(CatalogueEntry entry) => entry.Samples
        .Where(sample => settings.Laws || sample.Kinks.Count > 0)
        .Select(sample => CheckSubject.OfLaws(entry.Name, Variant(sample.Label), checks.OfOperation(Subject.Of(entry.Name, sample), "", call: null, whole: null)));

    string Variant(string of)
    {
        string what = settings.Laws ? "laws" : "declared kinks";
        return of.Length == 0 ? what : $"{of}, {what}";
    }
}
