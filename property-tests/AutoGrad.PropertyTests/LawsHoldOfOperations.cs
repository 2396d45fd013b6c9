namespace AutoGrad.PropertyTests;

/// <summary>Checks: every law of every sample of every operation.</summary>
public class LawsHoldOfOperations
{
    public static MatrixTheoryData<string, string> Cases => new(Subjects.Laws(law => law.IsOfOperations), Subjects.Samples);

    [Theory, MemberData(nameof(Cases))]
    public void Law(string law, string sample) => Subjects.Law(law).Check(sample, Subjects.Sample(sample));
}
